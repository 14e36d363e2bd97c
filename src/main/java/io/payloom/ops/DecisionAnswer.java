package io.payloom.ops;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.TransactionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a decision.
 *
 * @param outcome applied, overruled or needs-second-person
 * @param words why, where it was not applied
 */
record DecisionAnswer(
        String outcome,
        String transactionNo,
        TransactionState state,
        @Nullable Instant nextQueryAt,
        @Nullable String words) {

    static DecisionAnswer of(String outcome, BankTransaction transaction, @Nullable String words) {
        return new DecisionAnswer(
                outcome,
                transaction.transactionNo(),
                transaction.state(),
                transaction.progress().nextQueryAt(),
                words);
    }
}
