package io.payloom.ops.catalogue;

import io.payloom.routing.DryRun;
import io.payloom.routing.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a hypothetical order.
 *
 * @param winner of the first draw, channel and account
 * @param refusal what the merchant would read when there is no winner
 * @param wins how often each account won in all draws
 * @param words the first draw in sentences
 */
record DryRunAnswer(
        @Nullable String winner,
        Explanation.@Nullable Refusal refusal,
        int draws,
        List<DryRun.Wins> wins,
        List<String> words,
        Explanation explanation) {

    static DryRunAnswer of(DryRun.Outcome outcome, int draws) {
        Explanation explanation = outcome.explanation();
        return new DryRunAnswer(
                explanation.winner(),
                explanation.winner() == null ? explanation.refusal() : null,
                draws,
                outcome.wins(),
                explanation.inWords(),
                explanation);
    }
}
