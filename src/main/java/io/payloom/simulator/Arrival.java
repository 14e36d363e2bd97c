package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was fixed when the order arrived.
 *
 * @param visibleAt until when queries do not find the order
 * @param expiresAt when an order that waits for its payer closes by itself
 */
record Arrival(
        String bankReference,
        Behaviour behaviour,
        Instant receivedAt,
        @Nullable Instant visibleAt,
        @Nullable Instant expiresAt) {}
