package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a caller wants to have booked under an order number, and where the outcome is to be announced. */
record Instruction(
        String orderNo,
        Terms terms,
        @Nullable Instant expiresAt,
        @Nullable String callbackUrl) {}
