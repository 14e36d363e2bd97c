package io.payloom.payment;

import io.payloom.api.Amount;
import io.payloom.api.MerchantNumber;
import io.payloom.api.Plain;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The body of a request to create a payment, as it came; {@link PaymentRequests} makes a {@link NewPayment} of it. */
@Schema(description = "A payment to be created", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CreatePayment(
        @NotNull(message = "is required")
        @Pattern(regexp = MERCHANT_ORDER_NO, message = "must be 1 to 64 of A-Z a-z 0-9 _ - .")
        @Schema(description = "Your number of the order, unique forever", example = "ORDER-2026-0001")
        @Nullable
        String merchantOrderNo,

        @NotNull(message = "is required") @Valid @Nullable Amount amount,

        @NotNull(message = "is required")
        @Pattern(regexp = "^(card|quickpay|netbank|qr)$", message = "must be card, quickpay, netbank or qr")
        @Schema(
                description = "How the payer pays",
                example = "card",
                allowableValues = {"card", "quickpay", "netbank", "qr"})
        @Nullable
        String method,

        @NotNull(message = "is required")
        @Pattern(regexp = "^(credit|debit|b2c|b2b|scan)$", message = "must be credit, debit, b2c, b2b or scan")
        @Schema(
                description = "credit or debit for card and quickpay, b2c or b2b for netbank, scan for qr",
                example = "credit",
                allowableValues = {"credit", "debit", "b2c", "b2b", "scan"})
        @Nullable
        String type,

        @Valid @Schema(description = "Required for card and quickpay, forbidden for netbank and qr") @Nullable
        CardData card,

        @Pattern(regexp = "^[A-Za-z0-9_-]{1,32}$", message = "must be 1 to 32 of A-Z a-z 0-9 _ -")
        @Schema(description = "Code of the payer's bank or wallet, where you know it", example = "ICBC")
        @Nullable
        String institution,

        @Pattern(regexp = "^[A-Za-z0-9_-]{1,20}$", message = "must be 1 to 20 of A-Z a-z 0-9 _ -")
        @Schema(description = "What the payer pays at, such as app, web or pos", example = "app")
        @Nullable
        String terminalType,

        @Pattern(regexp = PRODUCT, message = "must be 1 to 40 of A-Z a-z 0-9 _ -")
        @Schema(description = "Which of your businesses it belongs to, as agreed with us", example = "ticketing")
        @Nullable
        String businessProduct,

        @Pattern(regexp = PRODUCT, message = "must be 1 to 40 of A-Z a-z 0-9 _ -")
        @Schema(
                description = "Which of our payment products you sell it under, as agreed with us",
                example = "checkout")
        @Nullable
        String payProduct,

        @Pattern(regexp = "^[A-Za-z0-9_.-]{1,64}$", message = "must be 1 to 64 of A-Z a-z 0-9 _ - .")
        @Schema(description = "Your number of the payer; never a name or a phone number", example = "U-20391")
        @Nullable
        String member,

        @Pattern(regexp = "^(private|public)$", message = "must be private or public")
        @Schema(
                description = "Whether a person or a company pays",
                example = "private",
                allowableValues = {"private", "public"})
        @Nullable
        String payerKind,

        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @Plain
        @Schema(description = "What is paid for; never put personal data here", example = "Two tickets")
        @Nullable
        String description,

        @Schema(
                description = "Where notifications of this order go instead of your usual address; https",
                maxLength = 500,
                example = "https://shop.example.com/payloom")
        @Nullable
        String notifyUrl,

        @Schema(
                description =
                        "Until when the payer may pay: RFC 3339 with offset, at most 24 h ahead; qr and netbank only",
                format = "date-time")
        @Nullable
        String expiresAt) {

    static final String MERCHANT_ORDER_NO = MerchantNumber.FORMAT;

    private static final String PRODUCT = "^[A-Za-z0-9_-]{1,40}$";

    /** A card as it came; its text form hides everything. */
    @Schema(name = "Card", description = "The payer's card. It is encrypted at once and shown masked ever after.")
    record CardData(
            @NotNull(message = "is required")
            @Pattern(regexp = "^[0-9]{12,19}$", message = "must be 12 to 19 digits")
            @Schema(description = "12 to 19 digits, no blanks", example = "6222021234567890128")
            @Nullable
            String number,

            @NotNull(message = "is required")
            @Pattern(regexp = "^[0-9]{4}-(0[1-9]|1[0-2])$", message = "must be YYYY-MM")
            @Schema(description = "YYYY-MM, not past", example = "2030-12")
            @Nullable
            String expiry,

            @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
            @Plain
            @Schema(example = "LI LEI")
            @Nullable
            String holderName) {

        @Override
        public String toString() {
            return "CardData[hidden]";
        }
    }
}
