package io.payloom.latemoney;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import org.springframework.stereotype.Component;

/** Whether an order has the money of more than one attempt. */
@Component
class Surplus {

    private final BankTransactions transactions;
    private final Refunding refunding;

    Surplus(BankTransactions transactions, Refunding refunding) {
        this.transactions = transactions;
        this.refunding = refunding;
    }

    /** Whether another attempt has succeeded too, and its money is not on its way back. */
    boolean isSurplus(BankTransaction late) {
        return transactions.attempts(late.orderNo()).stream()
                .filter(attempt -> !attempt.transactionNo().equals(late.transactionNo()))
                .anyMatch(attempt -> attempt.state() == TransactionState.SUCCEEDED && !refunding.isUnderWay(attempt));
    }
}
