package io.payloom.ops;

import io.payloom.api.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A second person's agreement with what was proposed about a refund or a money case.
 *
 * @param reason why, for the journal
 */
record WordConfirmation(
        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {}
