package io.payloom.payout.batch;

import java.time.Instant;

/**
 * A file of payouts that was accepted.
 *
 * @param partial whether the good lines of a bad file were wanted
 * @param accepted lines that became payouts
 * @param rejected lines that did not
 */
record PayoutBatch(
        String batchNo,
        String merchantId,
        String merchantBatchNo,
        String fingerprint,
        boolean partial,
        int accepted,
        int rejected,
        Instant createdAt) {}
