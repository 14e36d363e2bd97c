package io.payloom.latemoney;

import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.OriginalRoute;
import io.payloom.transaction.TransactionState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the bank transaction that gives the money of a case back by its original route. */
@Component
class Refunding {

    private final BankTransactions transactions;
    private final OriginalRoute route;

    Refunding(BankTransactions transactions, OriginalRoute route) {
        this.transactions = transactions;
        this.route = route;
    }

    /** Why its money cannot go back by the route on which it came; null when it can. */
    @Nullable
    String objection(BankTransaction original) {
        return route.objection(original, original.paid());
    }

    /** When the maintenance ends in which its channel gives nothing back now; empty when there is none. */
    Optional<Instant> maintenanceEnd(BankTransaction original, @Nullable String institution) {
        return route.maintenanceEnd(original, institution);
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
                        original.identity().merchantId(),
                        original.channel(),
                        original.account(),
                        original.identity().pool(),
                        original.paid(),
                        original.instruction().method(),
                        original.instruction().type(),
                        null,
                        null),
                bankOrderNo);
    }

    /** The newest of a case. */
    Optional<BankTransaction> latest(MoneyCase refunding) {
        return transactions.latest(refunding.caseNo());
    }
}
