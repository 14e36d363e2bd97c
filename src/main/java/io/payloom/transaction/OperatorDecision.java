package io.payloom.transaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a person as it is kept.
 *
 * @param bankSaid what the bank said when it was asked first
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
        State state,
        Instant decidedAt,
        @Nullable String secondOperator,
        @Nullable String secondReason,
        @Nullable Instant closedAt) {

    /** Where a decision stands. */
    public enum State {
        PROPOSED,
        APPLIED,
        OVERRULED,
        REPLACED
    }
}
