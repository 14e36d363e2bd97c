package io.payloom.transaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fact leaves behind on a transaction beside its meaning.
 *
 * @param queries planned queries so far
 * @param failedQueries queries in a row without a readable answer
 * @param nextQueryAt null when it is final, or the plan is used up
 * @param watchAt when it is asked outside its process, null when it is not
 */
public record QueryProgress(
        int queries,
        int failedQueries,
        @Nullable Instant nextQueryAt,
        @Nullable Instant watchAt,
        @Nullable Instant finalAt) {}
