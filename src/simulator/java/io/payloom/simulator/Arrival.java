package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was fixed when the order arrived.
 *
 * @param mid the merchant number under which it came; null in ledgers from before there were several
 * @param visibleAt until when queries do not find the order
 * @param expiresAt when an order that waits for its payer closes by itself
 */
record Arrival(
        String bankReference,
        @Nullable String mid,
        Behaviour behaviour,
        Instant receivedAt,
        @Nullable Instant visibleAt,
        @Nullable Instant expiresAt) {

    boolean isOf(String caller) {
        return mid == null || mid.equals(caller);
    }
}
