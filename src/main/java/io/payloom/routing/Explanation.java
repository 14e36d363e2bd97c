package io.payloom.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision came out as it did.
 *
 * @param asked the order's facts in words
 * @param candidates every channel that was looked at, by code
 * @param drawn point on the line of the weights, from 0, in the order of the candidates that were left; null when none was
 * @param winner null when no channel was left
 */
public record Explanation(
        String asked,
        List<Candidate> candidates,
        @Nullable Integer drawn,
        @Nullable String winner) {

    public Explanation {
        candidates = List.copyOf(candidates);
    }

    /**
     * One channel that was looked at.
     *
     * @param removedBy name of the filter that removed it, null when it was left for the draw
     * @param reason the same in words
     */
    public record Candidate(
            String channel,
            int weight,
            @Nullable String removedBy,
            @Nullable String reason) {}
}
