package io.payloom.refund;

import io.payloom.kernel.Money;
import io.payloom.kernel.OrderKind;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.TransactionState;
import java.util.List;

/**
 * How much of a payment has gone back, is on its way back, or may have gone back.
 *
 * @param taken minor units; above {@code paid} only when a bank has given back more than was asked
 */
record Cap(Money paid, long taken) {

    /**
     * @param refunds all of the payment
     * @param transactions all that were begun to give its money back, those of money cases too
     */
    static Cap of(Money paid, List<Refund> refunds, List<BankTransaction> transactions) {
        long byRefunds = refunds.stream()
                .mapToLong(refund -> takenBy(refund, transactions))
                .sum();
        long byCases = transactions.stream()
                .filter(one -> !OrderKind.REFUND.isOf(one.orderNo()))
                .filter(one -> one.state() != TransactionState.FAILED && one.state() != TransactionState.CLOSED)
                .mapToLong(BankTransaction::amountValue)
                .sum();
        return new Cap(paid, byRefunds + byCases);
    }

    /** Its amount once, and once more for each time that a bank, or a person beside a bank, gave it back. */
    private static long takenBy(Refund refund, List<BankTransaction> transactions) {
        long times = timesGiven(refund, transactions);
        return refund.state().takesAmount() ? refund.amountValue() * Math.max(1, times) : 0;
    }

    static long timesGiven(Refund refund, List<BankTransaction> transactions) {
        long byBank = transactions.stream()
                .filter(one -> one.orderNo().equals(refund.refundNo()))
                .filter(one -> one.state() == TransactionState.SUCCEEDED)
                .count();
        return refund.voucher() == null ? byBank : byBank + 1;
    }

    Money left() {
        return new Money(Math.max(0, paid.value() - taken), paid.currency());
    }

    boolean isBroken() {
        return taken > paid.value();
    }
}
