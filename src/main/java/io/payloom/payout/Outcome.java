package io.payloom.payout;

import org.jspecify.annotations.Nullable;

/**
 * Why a payout stands as it does.
 *
 * @param code the unified code of the result
 * @param message may be read by the merchant
 */
public record Outcome(@Nullable String code, @Nullable String message) {

    public static final Outcome NONE = new Outcome(null, null);
}
