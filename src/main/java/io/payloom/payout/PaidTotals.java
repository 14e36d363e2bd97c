package io.payloom.payout;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.TransactionState;
import java.util.List;

/**
 * What became of a payout's money.
 *
 * @param paid minor units that banks have paid
 * @param returned minor units of these that came back
 */
record PaidTotals(long paid, long returned) {

    static PaidTotals of(List<BankTransaction> transactions, long returned) {
        long paid = transactions.stream()
                .filter(one -> one.state() == TransactionState.SUCCEEDED)
                .mapToLong(part -> part.paid().value())
                .sum();
        return new PaidTotals(paid, returned);
    }

    /** What is with the payee. */
    long net() {
        return paid - returned;
    }
}
