package io.payloom.ops;

import io.payloom.api.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A person takes care of an alert.
 *
 * @param note what is being done about it
 */
record AcknowledgementRequest(
        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String note) {}
