package io.payloom.refund;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it stands now.
 *
 * @param orderNo number of the payment whose money goes back
 * @param version number of its newest journal line; grows with every transition
 * @param notBefore when it is tried again after a failure that passes by itself
 * @param voucher of what a person did by hand, null when no person did
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
        @Nullable String resultCode,
        @Nullable String resultMessage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finalAt) {

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }
}
