package io.payloom.payout;

import io.payloom.kernel.Money;
import io.payloom.vault.PayeeVault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's validated request to send money.
 *
 * @param merchantOrderNo unique per merchant among payouts, forever
 * @param scheduledAt not before then; null for at once
 * @param notifyUrl null takes the merchant's own
 * @param origin where it comes from, when it did not come alone
 * @param fingerprint keyed hash of the canonical request; tells a repeat from another request under the same number
 */
public record NewPayout(
        String merchantId,
        String merchantOrderNo,
        Money amount,
        PayeeVault.Payee payee,
        PayoutMode mode,
        @Nullable Instant scheduledAt,
        @Nullable String purpose,
        @Nullable String notifyUrl,
        Origin origin,
        String fingerprint) {

    /**
     * Where a payout comes from.
     *
     * @param batchNo the batch in whose file it stood
     * @param lineNo its line there, from 1
     * @param retryOf the payout whose rest it pays
     * @param refundNo the refund whose money it carries
     */
    public record Origin(
            @Nullable String batchNo,
            @Nullable Integer lineNo,
            @Nullable String retryOf,
            @Nullable String refundNo) {

        public static final Origin ALONE = new Origin(null, null, null, null);

        public static Origin line(String batchNo, int lineNo) {
            return new Origin(batchNo, lineNo, null, null);
        }

        static Origin restOf(String orderNo) {
            return new Origin(null, null, orderNo, null);
        }

        static Origin insteadOf(String refundNo) {
            return new Origin(null, null, null, refundNo);
        }
    }
}
