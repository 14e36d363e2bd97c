package io.payloom.process.worker;

import io.payloom.transaction.TransactionStep;
import org.jspecify.annotations.Nullable;

/**
 * What a worker of a bank transaction hands back to its process.
 *
 * @param nextQueryAt ISO 8601 instant; the timer of the diagram waits for it
 */
record TransactionVariables(Outcome outcome, @Nullable String nextQueryAt) {

    static TransactionVariables of(TransactionStep step) {
        return new TransactionVariables(
                word(step),
                step.nextQueryAt() == null ? null : step.nextQueryAt().toString());
    }

    static Outcome word(TransactionStep step) {
        return switch (step.outcome()) {
            case SUCCEEDED -> Outcome.SUCCEEDED;
            case FAILED -> Outcome.FAILED;
            case CLOSED -> Outcome.CLOSED;
            case REROUTE -> Outcome.REROUTE;
            case WAITING -> Outcome.WAITING;
            case CLOSE_DUE -> Outcome.CLOSE_DUE;
        };
    }
}
