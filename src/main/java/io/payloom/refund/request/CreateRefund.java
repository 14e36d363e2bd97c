package io.payloom.refund.request;

import io.payloom.api.Amount;
import io.payloom.api.MerchantNumber;
import io.payloom.api.Plain;
import io.payloom.refund.NewRefund;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request to refund a payment, as it came; {@link RefundRequests} makes a {@link NewRefund} of it. */
@Schema(description = "A refund to be created", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CreateRefund(
        @NotNull(message = "is required")
        @Pattern(regexp = MERCHANT_REFUND_NO, message = "must be 1 to 64 of A-Z a-z 0-9 _ - .")
        @Schema(description = "Your number of the refund, unique forever", example = "REFUND-2026-0001")
        @Nullable
        String merchantRefundNo,

        @NotNull(message = "is required")
        @Pattern(regexp = ORDER_NO, message = "must be 1 to 40 of A-Z a-z 0-9")
        @Schema(description = "Our number of the payment", example = "P01JD8Z9K7QX4T5V6W8Y0A2B3C4")
        @Nullable
        String orderNo,

        @NotNull(message = "is required") @Valid @Nullable Amount amount,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Plain
        @Schema(description = "Why it goes back; never put personal data here", example = "One ticket returned")
        @Nullable
        String reason,

        @Schema(
                description = "Where notifications of this refund go instead of your usual address; https",
                maxLength = 500,
                example = "https://shop.example.com/payloom")
        @Nullable
        String notifyUrl) {

    static final String MERCHANT_REFUND_NO = MerchantNumber.FORMAT;
    static final String ORDER_NO = "^[A-Za-z0-9]{1,40}$";
}
