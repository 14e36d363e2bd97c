package io.payloom.payment;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's validated request to collect money.
 *
 * @param merchantOrderNo unique per merchant, forever
 * @param method {@code card}, {@code quickpay}, {@code netbank} or {@code qr}
 * @param type {@code credit} or {@code debit} with a card, {@code b2c} or {@code b2b} for netbanking, {@code scan} for QR
 *     codes
 * @param institution code of the payer's bank or wallet, where the merchant knows it
 * @param notifyUrl null takes the merchant's own
 * @param expiresAt null takes the channel's rule; only payments that wait for a payer expire
 * @param fingerprint keyed hash of the canonical request; tells a repeat from another request under the same number
 */
public record NewPayment(
        String merchantId,
        String merchantOrderNo,
        Money amount,
        String method,
        String type,
        @Nullable Card card,
        @Nullable String institution,
        Elements elements,
        @Nullable String description,
        @Nullable String notifyUrl,
        @Nullable Instant expiresAt,
        String fingerprint) {

    /**
     * What else an order may be routed by; the merchant says as much as it knows.
     *
     * @param terminalType what the payer pays at
     * @param member the merchant's number of the payer, never a name or a phone number
     * @param payerKind {@code private} or {@code public}: a person's or a company's account
     */
    public record Elements(
            @Nullable String terminalType,
            @Nullable String businessProduct,
            @Nullable String payProduct,
            @Nullable String member,
            @Nullable String payerKind) {}

    /**
     * The payer's card. Its text form is masked; the number goes to the vault and to the bank only.
     *
     * @param expiry {@code YYYY-MM}
     */
    public record Card(
            String number, String expiry, @Nullable String holderName) {

        /** First six and last four digits. */
        public String masked() {
            return number.substring(0, 6) + "*".repeat(number.length() - 10) + number.substring(number.length() - 4);
        }

        @Override
        public String toString() {
            return "Card[" + masked() + "]";
        }
    }
}
