package io.payloom.payout.request;

import static java.util.Objects.requireNonNull;

import io.payloom.api.Plain;
import io.payloom.vault.PayeeVault;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A payee as it came; its text form hides everything. */
@Schema(name = "Payee", description = "Who gets it. It is encrypted at once and shown masked ever after.")
public record PayeeData(
        @NotNull(message = "is required")
        @Pattern(regexp = "^[0-9]{8,32}$", message = "must be 8 to 32 digits")
        @Schema(
                description = "Number of the card or account, 8 to 32 digits, no blanks",
                example = "6222021234567890128")
        @Nullable
        String account,

        @NotNull(message = "is required")
        @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
        @Plain
        @Schema(description = "As the bank knows the holder", example = "LI LEI")
        @Nullable
        String name,

        @NotNull(message = "is required")
        @Pattern(regexp = "^(private|public)$", message = "must be private or public")
        @Schema(
                description = "Whether a person or a company gets it",
                example = "private",
                allowableValues = {"private", "public"})
        @Nullable
        String kind,

        @NotNull(message = "is required")
        @Pattern(regexp = "^[A-Za-z0-9_-]{1,32}$", message = "must be 1 to 32 of A-Z a-z 0-9 _ -")
        @Schema(description = "Code of the payee's bank", example = "ICBC")
        @Nullable
        String institution,

        @Pattern(regexp = "^[0-9]{12}$", message = "must be 12 digits")
        @Schema(
                description = "CNAPS number of the payee's bank; many channels need it for companies",
                example = "102100099996")
        @Nullable
        String cnaps) {

    /** Of one that was found valid. */
    public PayeeVault.Payee payee() {
        return new PayeeVault.Payee(
                requireNonNull(account),
                requireNonNull(name),
                requireNonNull(kind),
                requireNonNull(institution),
                cnaps);
    }

    @Override
    public String toString() {
        return "PayeeData[hidden]";
    }
}
