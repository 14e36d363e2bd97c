package io.payloom.ops;

import io.payloom.api.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A second person's agreement.
 *
 * @param transactionNo about which transaction of the order, where something was proposed about several
 * @param reason why, for the journal
 */
record ConfirmationRequest(
        @Nullable String transactionNo,

        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {}
