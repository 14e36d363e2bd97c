package io.payloom.refund;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * To whom people want a refused refund to be paid.
 *
 * @param payeeToken vault token of the payee, owned by the merchant
 * @param payeeAccount masked
 * @param payeeName masked
 * @param amountValue minor units that were left to be paid when it was proposed
 * @param wrongAccounts how often another number was named by who wanted to confirm it
 * @param payoutNo there once a second person has confirmed it
 */
public record RefundPayout(
        long id,
        String refundNo,
        State state,
        String payeeToken,
        String payeeAccount,
        String payeeName,
        String payeeKind,
        String institution,
        long amountValue,
        String amountCurrency,
        String operator,
        String reason,
        Instant proposedAt,
        int wrongAccounts,
        @Nullable String secondOperator,
        @Nullable String secondReason,
        @Nullable String payoutNo) {

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    /** Where a proposal stands. */
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Has its payout. */
        CONFIRMED,
        /** Another proposal or decision took its place. */
        REPLACED
    }
}
