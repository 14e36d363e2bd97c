package io.payloom.channel;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bank is asked to collect.
 *
 * @param bankOrderNo the only key under which the bank will know it; stored before it is sent
 * @param expiresAt until when the payer may pay, where a payer is waited for
 * @param callbackUrl where the bank reports the result
 * @param description for the payer's statement
 */
public record Submission(
        String bankOrderNo,
        Money amount,
        String method,
        String type,
        @Nullable Card card,
        @Nullable Instant expiresAt,
        String callbackUrl,
        @Nullable String description) {}
