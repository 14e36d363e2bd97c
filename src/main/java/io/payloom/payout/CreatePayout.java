package io.payloom.payout;

import io.payloom.api.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request to create a payout, as it came; {@link PayoutRequests} makes a {@link NewPayout} of it. */
@Schema(description = "A payout to be created", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CreatePayout(
        @NotNull(message = "is required")
        @Pattern(regexp = MERCHANT_ORDER_NO, message = "must be 1 to 64 of A-Z a-z 0-9 _ - .")
        @Schema(description = "Your number of the payout, unique forever", example = "SALARY-2026-11-0001")
        @Nullable
        String merchantOrderNo,

        @NotNull(message = "is required") @Valid @Nullable Amount amount,

        @NotNull(message = "is required") @Valid @Nullable PayeeData payee,

        @Pattern(regexp = "^(real-time|scheduled)$", message = "must be real-time or scheduled")
        @Schema(
                description =
                        "real-time (the default) goes out at once or fails; scheduled may wait for money and for the"
                                + " end of a bank's maintenance",
                example = "scheduled",
                allowableValues = {"real-time", "scheduled"})
        @Nullable
        String mode,

        @Schema(
                description = "Not before then: RFC 3339 with offset, at most 90 days ahead; scheduled only",
                format = "date-time")
        @Nullable
        String scheduledAt,

        @Size(max = 200, message = "must have at most 200 characters")
        @Pattern(regexp = ONE_LINE, message = "must not contain control characters")
        @Schema(description = "For the payee's statement; never put personal data here", example = "Salary of November")
        @Nullable
        String purpose,

        @Schema(
                description = "Where notifications of this payout go instead of your usual address; https",
                maxLength = 500,
                example = "https://shop.example.com/payloom")
        @Nullable
        String notifyUrl) {

    static final String MERCHANT_ORDER_NO = "^[A-Za-z0-9_.-]{1,64}$";

    static final String ONE_LINE = "^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*$";

    /** A payee as it came; its text form hides everything. */
    @Schema(name = "Payee", description = "Who gets it. It is encrypted at once and shown masked ever after.")
    record PayeeData(
            @NotNull(message = "is required")
            @Pattern(regexp = "^[0-9]{8,32}$", message = "must be 8 to 32 digits")
            @Schema(
                    description = "Number of the card or account, 8 to 32 digits, no blanks",
                    example = "6222021234567890128")
            @Nullable
            String account,

            @NotNull(message = "is required")
            @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
            @Pattern(regexp = ONE_LINE, message = "must not contain control characters")
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

        @Override
        public String toString() {
            return "PayeeData[hidden]";
        }
    }
}
