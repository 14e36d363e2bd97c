package io.payloom.transaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the process has to know of a transaction to go on.
 *
 * @param nextQueryAt set with WAITING
 */
public record TransactionStep(Outcome outcome, @Nullable Instant nextQueryAt) {

    /** Which way the process goes. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CLOSED,
        /** Finally failed on the channel's side: the order may try another. */
        REROUTE,
        /** Not final: ask again at {@code nextQueryAt}, or when there is news. */
        WAITING,
        /** Not final, and the bank is to be asked to close it now. */
        CLOSE_DUE
    }
}
