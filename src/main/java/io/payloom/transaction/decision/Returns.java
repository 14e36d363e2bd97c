package io.payloom.transaction.decision;

import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Contradictions;
import io.payloom.transaction.TransactionState;
import org.springframework.stereotype.Component;

/** Money that came back, as persons know it whose bank has said it in other words. */
@Component
public class Returns {

    private final BankTransactions transactions;
    private final Contradictions contradictions;

    Returns(BankTransactions transactions, Contradictions contradictions) {
        this.transactions = transactions;
        this.contradictions = contradictions;
    }

    /**
     * Books that all the money of a transaction came back, as if its bank had said so; joins the caller's transaction. Said
     * twice, or said by the bank too, it counts once.
     *
     * @throws IllegalStateException when it sent no money out, or has not succeeded
     */
    public void book(String transactionNo, String operator, String reason) {
        BankTransaction sent = transactions.lock(transactionNo);
        if (sent.operation() == Operation.PAY || sent.state() != TransactionState.SUCCEEDED) {
            throw new IllegalStateException(
                    transactionNo + " is a " + sent.operation() + " that is " + sent.state() + ": nothing came back");
        }
        contradictions.returned(sent, operator, reason);
    }
}
