package io.payloom.latemoney;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the bank transaction that gives the money of a case back by its original route. */
@Component
class Refunding {

    private final BankTransactions transactions;
    private final Catalogues catalogues;
    private final Clock clock;

    Refunding(BankTransactions transactions, Catalogues catalogues, Clock clock) {
        this.transactions = transactions;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** Whether the channel that took the money can give it back. */
    boolean isOffered(BankTransaction original) {
        return catalogues
                .current()
                .find(original.channel())
                .flatMap(channel -> channel.offer(Operation.REFUND))
                .isPresent();
    }

    /** When the maintenance ends in which its channel gives nothing back now; empty when there is none. */
    Optional<Instant> maintenanceEnd(BankTransaction original, @Nullable String institution) {
        return catalogues
                .current()
                .find(original.channel())
                .flatMap(channel -> channel.maintenanceEnd(Operation.REFUND, institution, clock.instant()));
    }

    /** Whether its money goes back already, or has gone. */
    boolean isUnderWay(BankTransaction original) {
        return transactions.refundsOf(original.transactionNo()).stream()
                .anyMatch(refund ->
                        refund.state() != TransactionState.FAILED && refund.state() != TransactionState.CLOSED);
    }

    /** Draws the number for it; must stand outside a transaction. */
    String drawBankOrderNo(BankTransaction original) {
        return transactions.drawBankOrderNo(original.channel());
    }

    /** Writes it; joins the caller's transaction. */
    BankTransaction prepare(MoneyCase refunding, BankTransaction original, String bankOrderNo) {
        return transactions.prepare(
                new NewTransaction(
                        refunding.caseNo(),
                        Operation.REFUND,
                        original.transactionNo(),
                        refunding.refundAttempts(),
                        original.merchantId(),
                        original.channel(),
                        original.account(),
                        original.pool(),
                        original.paid(),
                        original.method(),
                        original.type(),
                        null,
                        null),
                bankOrderNo);
    }

    /** The newest of a case. */
    Optional<BankTransaction> latest(MoneyCase refunding) {
        return transactions.latest(refunding.caseNo());
    }
}
