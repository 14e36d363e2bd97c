package io.payloom.payout.warning;

import org.jspecify.annotations.Nullable;

/**
 * What a new payout looks like.
 *
 * @param likeness keyed hash of merchant, payee's account, amount and day
 * @param other the first that looks so and was paid or may be; null when there is none
 * @param confirmation AWAITED when its merchant must say that it is meant
 */
public record DuplicateCheck(
        String likeness, @Nullable String other, @Nullable Confirmation confirmation) {}
