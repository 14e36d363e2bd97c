package io.payloom.process.worker;

import io.payloom.transaction.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What a worker of a bank transaction hands back to its process.
 *
 * @param nextQueryAt ISO 8601 instant; the timer of the diagram waits for it
 */
record TransactionVariables(String outcome, @Nullable String nextQueryAt) {

    static TransactionVariables of(Standing standing) {
        return new TransactionVariables(
                standing.outcome().text(),
                standing.nextQueryAt() == null ? null : standing.nextQueryAt().toString());
    }
}
