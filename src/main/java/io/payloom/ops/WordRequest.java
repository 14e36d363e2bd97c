package io.payloom.ops;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about a refused refund or a money case.
 *
 * @param decision one of the words for it
 * @param reason why, for the journal; with a voucher's number where money went by hand
 */
record WordRequest(
        @NotBlank(message = "is required") @Size(max = 20, message = "must have at most 20 characters") @Nullable
        String decision,

        @NotBlank(message = "is required") @Size(max = 500, message = "must have at most 500 characters") @Nullable
        String reason) {}
