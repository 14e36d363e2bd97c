package io.payloom.latemoney;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import org.springframework.stereotype.Component;

/** Whether an order has the money of more than one attempt. */
@Component
class Surplus {

    private final BankTransactions transactions;

    Surplus(BankTransactions transactions) {
        this.transactions = transactions;
    }

    /** Whether another attempt has succeeded too, and its money is not on its way back. */
    boolean isSurplus(BankTransaction late) {
        return transactions.attempts(late.orderNo()).stream()
                .filter(attempt -> !attempt.transactionNo().equals(late.transactionNo()))
                .anyMatch(attempt -> attempt.state() == TransactionState.SUCCEEDED && !goesBack(attempt));
    }

    /** By a money case; what the merchant refunds of it is an order of its own and may be a part only. */
    private boolean goesBack(BankTransaction succeeded) {
        return transactions.refundsOf(succeeded.transactionNo()).stream()
                .filter(refund -> CaseKind.MONEY_CASE.isOf(refund.orderNo()))
                .anyMatch(refund ->
                        refund.state() != TransactionState.FAILED && refund.state() != TransactionState.CLOSED);
    }
}
