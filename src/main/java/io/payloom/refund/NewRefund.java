package io.payloom.refund;

import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's validated request to give money back.
 *
 * @param merchantRefundNo unique per merchant, forever
 * @param orderNo Payloom's number of the payment
 * @param notifyUrl null takes the merchant's own
 * @param fingerprint keyed hash of the canonical request; tells a repeat from another request under the same number
 */
public record NewRefund(
        String merchantId,
        String merchantRefundNo,
        String orderNo,
        Money amount,
        @Nullable String reason,
        @Nullable String notifyUrl,
        String fingerprint) {}
