package io.payloom.ops.catalogue;

import io.payloom.api.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to stand in the table of result codes.
 *
 * @param merchant any when it is left out
 * @param channel {@code *} for any
 * @param operation pay, refund or payout
 * @param subCode any when it is left out; empty for answers without one
 * @param effectiveFrom RFC 3339 with offset; always before when it is left out
 * @param effectiveUntil the first moment after; for ever when it is left out
 * @param countsAgainstHealth false when it is left out
 * @param reroutable false when it is left out
 * @param reason why, for those who look at the table later
 */
record ResultCodeRequest(
        @Size(min = 1, max = 64, message = "must have 1 to 64 characters") @Plain @Nullable
        String merchant,

        @NotNull(message = "is required")
        @Size(min = 1, max = 40, message = "must have 1 to 40 characters")
        @Plain
        @Nullable
        String channel,

        @NotNull(message = "is required")
        @Pattern(regexp = "pay|refund|payout", message = "must be pay, refund or payout")
        @Nullable
        String operation,

        @NotNull(message = "is required")
        @Pattern(regexp = "[!-~]{1,32}", message = "must be 1 to 32 visible ASCII characters")
        @Nullable
        String code,

        @Pattern(regexp = "[!-~]{0,24}", message = "must be at most 24 visible ASCII characters") @Nullable
        String subCode,

        @Nullable String effectiveFrom,
        @Nullable String effectiveUntil,

        @NotNull(message = "is required")
        @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "must be upper snake case, at most 40 characters")
        @Nullable
        String unifiedCode,

        @NotNull(message = "is required")
        @Pattern(
                regexp = "SUCCEEDED|FAILED|CLOSED|PROCESSING",
                message = "must be SUCCEEDED, FAILED, CLOSED or PROCESSING")
        @Nullable
        String verdict,

        @NotNull(message = "is required")
        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Plain
        @Nullable
        String message,

        @Nullable Boolean countsAgainstHealth,
        @Nullable Boolean reroutable,

        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {}
