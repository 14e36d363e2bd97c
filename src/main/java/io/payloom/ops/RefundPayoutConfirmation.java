package io.payloom.ops;

import io.payloom.api.Plain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * That a second person agrees to pay a refused refund to the account that was proposed; its text form hides that.
 *
 * @param account the payee's whole number once more
 * @param reason why, for the journal
 */
record RefundPayoutConfirmation(
        @NotNull(message = "is required")
        @Pattern(regexp = "^[0-9]{8,32}$", message = "must be 8 to 32 digits")
        @Nullable
        String account,

        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {

    @Override
    public String toString() {
        return "RefundPayoutConfirmation[hidden]";
    }
}
