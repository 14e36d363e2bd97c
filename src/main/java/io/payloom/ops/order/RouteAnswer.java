package io.payloom.ops.order;

import io.payloom.routing.Explanation;
import io.payloom.routing.RoutingDecision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every decision of an order, for each attempt one. */
record RouteAnswer(String orderNo, List<Attempt> attempts) {

    /**
     * One decision.
     *
     * @param words the explanation in sentences
     * @param replayed what the stored scores and draws come to when they are drawn again; the winner, if all is well
     */
    record Attempt(
            int attempt,
            Instant decidedAt,
            @Nullable String channel,
            @Nullable String account,
            @Nullable String pool,
            List<String> words,
            @Nullable String replayed,
            Explanation explanation) {

        static Attempt of(RoutingDecision decision) {
            return switch (decision) {
                case RoutingDecision.Routed routed -> of(routed, routed.channel(), routed.account(), routed.pool());
                case RoutingDecision.NoChannel none -> of(none, null, null, null);
                case RoutingDecision.Postponed postponed -> of(postponed, null, null, null);
                case RoutingDecision.Held held -> of(held, null, null, null);
            };
        }

        private static Attempt of(
                RoutingDecision decision, @Nullable String channel, @Nullable String account, @Nullable String pool) {
            Explanation explanation = decision.explanation();
            return new Attempt(
                    decision.attempt(),
                    decision.decidedAt(),
                    channel,
                    account,
                    pool,
                    explanation.inWords(),
                    explanation.replayed().orElse(null),
                    explanation);
        }
    }
}
