package io.payloom.ops;

import jakarta.validation.constraints.NotBlank;
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

        @NotBlank(message = "is required") @Size(max = 500, message = "must have at most 500 characters") @Nullable
        String reason) {}
