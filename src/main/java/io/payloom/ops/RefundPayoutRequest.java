package io.payloom.ops;

import io.payloom.payout.PayeeData;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * To whom an operator wants a refused refund to be paid.
 *
 * @param reason why, for the journal
 */
record RefundPayoutRequest(
        @NotNull(message = "is required") @Valid @Nullable PayeeData payee,

        @NotBlank(message = "is required") @Size(max = 500, message = "must have at most 500 characters") @Nullable
        String reason) {}
