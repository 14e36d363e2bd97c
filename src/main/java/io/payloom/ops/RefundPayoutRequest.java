package io.payloom.ops;

import io.payloom.api.Plain;
import io.payloom.payout.request.PayeeData;
import jakarta.validation.Valid;
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

        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {}
