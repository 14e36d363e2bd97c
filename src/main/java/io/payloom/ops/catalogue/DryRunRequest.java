package io.payloom.ops.catalogue;

import io.payloom.api.Plain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hypothetical order.
 *
 * @param operation pay, refund or payout; pay when it is left out
 * @param at when it comes, RFC 3339 with offset; now when it is left out
 * @param draws how often chance is asked, 1000 when it is left out
 * @param catalogue YAML of a catalogue to decide by
 * @param catalogueVersion a kept version to decide by; neither means the one in use
 */
record DryRunRequest(
        @NotNull(message = "is required")
        @Size(min = 1, max = 64, message = "must have 1 to 64 characters")
        @Plain
        @Nullable
        String merchant,

        @Pattern(regexp = "^(pay|refund|payout)$", message = "must be pay, refund or payout") @Nullable
        String operation,

        @NotNull(message = "is required")
        @Size(min = 1, max = 40, message = "must have 1 to 40 characters")
        @Plain
        @Nullable
        String method,

        @NotNull(message = "is required")
        @Size(min = 1, max = 40, message = "must have 1 to 40 characters")
        @Plain
        @Nullable
        String type,

        @NotNull(message = "is required") @Valid @Nullable Amount amount,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String institution,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String bin,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String terminalType,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String businessProduct,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String payProduct,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String member,

        @Size(max = 64, message = "must have at most 64 characters") @Plain @Nullable
        String payerKind,

        @Size(max = 100, message = "must have at most 100 entries") @Nullable
        List<
                        @NotNull(message = "is required") @Size(max = 64, message = "must have at most 64 characters")
                        @Plain String>
                triedChannels,

        @Size(max = 40, message = "must have at most 40 characters") @Nullable
        String at,

        @Min(value = 1, message = "must be at least 1")
        @Max(value = 1_000_000, message = "must be at most 1000000")
        @Nullable
        Integer draws,

        @Nullable String catalogue,
        @Nullable Long catalogueVersion) {

    /** In minor units. */
    record Amount(
            @NotNull(message = "is required")
            @Min(value = 1, message = "must be at least 1")
            @Max(value = 1_000_000_000_000L, message = "must be at most 1000000000000")
            @Nullable
            Long value,

            @NotNull(message = "is required")
            @Pattern(regexp = "^[A-Z]{3}$", message = "must be a currency code of ISO 4217")
            @Nullable
            String currency) {}
}
