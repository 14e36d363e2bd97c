package io.payloom.latemoney;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.TransactionState;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Prepares the bank transaction that gives the money of a case back by its original route. */
@Component
class Refunding {

    private final BankTransactions transactions;
    private final Catalogues catalogues;

    Refunding(BankTransactions transactions, Catalogues catalogues) {
        this.transactions = transactions;
        this.catalogues = catalogues;
    }

    /** Whether the channel that took the money can give it back. */
    boolean isOffered(BankTransaction original) {
        return catalogues
                .current()
                .find(original.channel())
                .flatMap(channel -> channel.offer(Operation.REFUND))
                .isPresent();
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
                        original.amount(),
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
