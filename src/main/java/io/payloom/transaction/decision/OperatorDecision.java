package io.payloom.transaction.decision;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a person as it is kept.
 *
 * @param bankSaid what the bank said when it was asked first
 * @param amountValue over how many minor units it ends the transaction as succeeded, null when over what was ordered
 * @param whySecond why another person has to confirm it, null when one person's word is enough
 * @param state PROPOSED waits for a second person; APPLIED and OVERRULED (the bank said otherwise) are over, as is
 *     REPLACED, after which another was made
 */
public record OperatorDecision(
        long id,
        String transactionNo,
        OperatorWord.Word word,
        String operator,
        String reason,
        String bankSaid,
        @Nullable Long amountValue,
        @Nullable String amountCurrency,
        @Nullable String whySecond,
        State state,
        Instant decidedAt,
        @Nullable String secondOperator,
        @Nullable String secondReason,
        @Nullable Instant closedAt) {

    /** Over what it ends the transaction as succeeded, null when over what was ordered. */
    @Nullable
    Money booked() {
        return amountValue == null || amountCurrency == null ? null : new Money(amountValue, amountCurrency);
    }

    /** Where a decision stands. */
    public enum State {
        PROPOSED,
        APPLIED,
        OVERRULED,
        REPLACED
    }
}
