package io.payloom.ops;

import io.payloom.api.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about a refused refund or a money case.
 *
 * @param decision one of the words for it
 * @param reason why, for the journal; with a voucher's number where money went by hand
 */
record WordRequest(
        @NotNull(message = "is required")
        @Size(min = 1, max = 20, message = "must have 1 to 20 characters")
        @Plain
        @Nullable
        String decision,

        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {}
