package io.payloom.payout.request;

import io.payloom.api.Amount;
import io.payloom.api.MerchantNumber;
import io.payloom.api.Plain;
import io.payloom.payout.NewPayout;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request to create a payout, as it came; {@link PayoutRequests} makes a {@link NewPayout} of it. */
@Schema(description = "A payout to be created", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CreatePayout(
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
                        "real-time goes out at once or fails; scheduled may wait for money and for the end of a bank's"
                                + " maintenance. The default is scheduled with scheduledAt and in files, else real-time",
                example = "scheduled",
                allowableValues = {"real-time", "scheduled"})
        @Nullable
        String mode,

        @Schema(
                description =
                        "Not before then: RFC 3339 with offset, not in the past, at most 90 days ahead; scheduled only",
                format = "date-time")
        @Nullable
        String scheduledAt,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Plain
        @Schema(description = "For the payee's statement; never put personal data here", example = "Salary of November")
        @Nullable
        String purpose,

        @Schema(
                description = "Where notifications of this payout go instead of your usual address; https",
                maxLength = 500,
                example = "https://shop.example.com/payloom")
        @Nullable
        String notifyUrl) {

    public static final String MERCHANT_ORDER_NO = MerchantNumber.FORMAT;
}
