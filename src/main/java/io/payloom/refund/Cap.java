package io.payloom.refund;

import io.payloom.kernel.Money;
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
                .filter(one -> !RefundKind.REFUND.isOf(one.orderNo()))
                .filter(one -> one.state() != TransactionState.FAILED && one.state() != TransactionState.CLOSED)
                .mapToLong(one -> one.paid().value())
                .sum();
        return new Cap(paid, byRefunds + byCases);
    }

    /** Minor units of the payment that went to the payer by this refund, or may go; by banks, payouts and hands together. */
    static long takenBy(Refund refund, List<BankTransaction> transactions) {
        long byBank = byBank(refund, transactions);
        return switch (refund.state()) {
            case ACCEPTED, SUBMITTED, PROCESSING -> Math.max(refund.amountValue(), byBank) + refund.elsewhere();
            case PAYING_OUT -> byBank + refund.elsewhere() + open(refund);
            case REFUSED -> Math.max(refund.amountValue(), byBank + refund.elsewhere());
            case SUCCEEDED -> Math.max(refund.paid().value(), byBank + refund.elsewhere());
            case FAILED, RETURNED -> byBank + refund.elsewhere();
        };
    }

    /** Minor units that the payer has by this refund. */
    static long given(Refund refund, List<BankTransaction> transactions) {
        return byBank(refund, transactions) + refund.elsewhere();
    }

    private static long open(Refund payingOut) {
        return payingOut.payoutValue() == null ? 0 : payingOut.payoutValue();
    }

    private static long byBank(Refund refund, List<BankTransaction> transactions) {
        long given = transactions.stream()
                .filter(one -> one.orderNo().equals(refund.refundNo()))
                .filter(one -> one.state() == TransactionState.SUCCEEDED)
                .mapToLong(one -> one.paid().value())
                .sum();
        return Math.max(0, given - refund.returnedValue());
    }

    Money left() {
        return new Money(Math.max(0, paid.value() - taken), paid.currency());
    }

    boolean isBroken() {
        return taken > paid.value();
    }
}
