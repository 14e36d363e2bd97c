package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to be prepared.
 *
 * @param originalNo the transaction whose money goes back, null for a payment
 * @param attempt 1 for the first channel of the order; one transaction exists per order and attempt
 * @param account code of the account at the channel, whose merchant number it goes by
 * @param pool code of the pool from which the account was chosen
 * @param cardToken vault token of the payer's card, owned by the merchant
 * @param expiresAt the merchant's wish; the channel's own rule may be shorter
 * @param asVoid whether the bank is asked to undo the original transaction instead of giving money back
 * @param remittance what stands on the statement, and of a payout who gets it
 */
public record NewTransaction(
        String orderNo,
        Operation operation,
        @Nullable String originalNo,
        int attempt,
        String merchantId,
        String channel,
        String account,
        String pool,
        Money amount,
        String method,
        String type,
        @Nullable String cardToken,
        @Nullable Instant expiresAt,
        boolean asVoid,
        @Nullable Remittance remittance) {

    public NewTransaction(
            String orderNo,
            Operation operation,
            @Nullable String originalNo,
            int attempt,
            String merchantId,
            String channel,
            String account,
            String pool,
            Money amount,
            String method,
            String type,
            @Nullable String cardToken,
            @Nullable Instant expiresAt) {
        this(
                orderNo,
                operation,
                originalNo,
                attempt,
                merchantId,
                channel,
                account,
                pool,
                amount,
                method,
                type,
                cardToken,
                expiresAt,
                false,
                null);
    }

    /** The same with what is to stand on the payer's statement, in so far as the bank takes it. */
    public NewTransaction describedAs(@Nullable String purpose) {
        return new NewTransaction(
                orderNo,
                operation,
                originalNo,
                attempt,
                merchantId,
                channel,
                account,
                pool,
                amount,
                method,
                type,
                cardToken,
                expiresAt,
                asVoid,
                new Remittance(null, purpose));
    }

    /** A part of a payout; its number says which, see {@link PartNumbers}. */
    public static NewTransaction payout(
            String orderNo,
            int part,
            String merchantId,
            RouteTaken route,
            Money amount,
            String method,
            String type,
            Remittance remittance) {
        return new NewTransaction(
                orderNo,
                Operation.PAYOUT,
                null,
                part,
                merchantId,
                route.channel(),
                route.account(),
                route.pool(),
                amount,
                method,
                type,
                null,
                null,
                false,
                remittance);
    }

    /**
     * To whom a payout goes, and what for.
     *
     * @param payeeToken vault token of the payee, owned by the merchant; null where money comes or goes back
     * @param purpose for the statement of the payer or the payee
     */
    public record Remittance(
            @Nullable String payeeToken, @Nullable String purpose) {}

    /** Where it goes: codes in the catalogue. */
    public record RouteTaken(String channel, String account, String pool) {}
}
