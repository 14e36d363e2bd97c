package io.payloom.refund;

import io.payloom.kernel.Money;
import io.payloom.lifecycle.Journaled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it stands now.
 *
 * @param orderNo number of the payment whose money goes back
 * @param version number of its newest journal line; grows with every transition
 * @param notBefore when it is tried again after a failure that passes by itself
 * @param voucher of what a person did by hand, null when no person did
 * @param voucherValue minor units that a person gave back by hand
 * @param paidOutValue minor units that payees have of it, by payouts
 * @param returnedValue minor units that banks of the payment had given back and that came back
 * @param paidValue minor units that its bank gave back, where two people have booked what it reports; else null
 * @param payoutValue minor units of the newest payout that carries it
 * @param payoutNo the newest payout that carries it, null when none does
 * @param resultCode why it stands as it does, once the bank or a person has said so
 */
public record Refund(
        String refundNo,
        String merchantId,
        String merchantRefundNo,
        String orderNo,
        String fingerprint,
        long amountValue,
        String amountCurrency,
        @Nullable String reason,
        @Nullable String notifyUrl,
        RefundState state,
        int version,
        @Nullable Instant notBefore,
        @Nullable String voucher,
        long voucherValue,
        long paidOutValue,
        long returnedValue,
        @Nullable Long paidValue,
        @Nullable Long payoutValue,
        @Nullable String payoutNo,
        @Nullable String resultCode,
        @Nullable String resultMessage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finalAt)
        implements Journaled<RefundState> {

    @Override
    public String subjectNo() {
        return refundNo;
    }

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    /** What went back by it when it succeeded: what was asked for, unless its bank has booked another amount. */
    Money paid() {
        return money(paidValue == null ? amountValue : paidValue);
    }

    /** Minor units that the payer has by payouts and by hand. */
    long elsewhere() {
        return paidOutValue + voucherValue;
    }

    /** What no payout has paid, and nobody has given back by hand. */
    Money unpaid() {
        return money(Math.max(0, amountValue - elsewhere()));
    }

    Money money(long value) {
        return new Money(value, amountCurrency);
    }
}
