package io.payloom.reserve;

import io.payloom.hold.HoldState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one bank transaction takes of a reserve.
 *
 * @param amount minor units
 * @param confirmedAt when its success became known
 */
record ReserveHold(
        String orderNo,
        int attempt,
        String account,
        String currency,
        long amount,
        HoldState state,
        @Nullable Instant confirmedAt) {}
