package io.payloom.ops;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why the second person agrees, for the journal. */
record ConfirmationRequest(
        @NotBlank(message = "is required") @Size(max = 500, message = "must have at most 500 characters") @Nullable
        String reason) {}
