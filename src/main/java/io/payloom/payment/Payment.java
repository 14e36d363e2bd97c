package io.payloom.payment;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it stands now.
 *
 * @param version number of its newest journal line; grows with every transition
 * @param paid what has come in for it, once it has succeeded; the amount, unless its bank has booked another
 * @param refunded what went back to the payer by refunds
 * @param cardMasked first six and last four digits
 * @param payerAction what the payer has to do, while there is something to do
 * @param result why it ended as it did, once it is final
 */
public record Payment(
        String orderNo,
        String merchantId,
        String merchantOrderNo,
        PaymentState state,
        int version,
        Money amount,
        @Nullable Money paid,
        Money refunded,
        String method,
        String type,
        @Nullable String cardMasked,
        @Nullable String description,
        @Nullable PayerAction payerAction,
        @Nullable Result result,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant finalAt) {

    /**
     * What the payer has to do.
     *
     * @param type {@code qr-code} or {@code redirect}
     * @param content the code's text or the address
     */
    public record PayerAction(String type, String content) {}

    /**
     * The unified result.
     *
     * @param code stable, upper snake case
     * @param message may be shown to the payer
     */
    public record Result(String code, String message) {}
}
