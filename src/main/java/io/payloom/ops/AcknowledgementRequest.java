package io.payloom.ops;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person takes care of an alert.
 *
 * @param note what is being done about it
 */
record AcknowledgementRequest(
        @NotBlank(message = "is required") @Size(max = 500, message = "must have at most 500 characters") @Nullable
        String note) {}
