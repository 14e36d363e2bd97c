package io.payloom.routing;

import java.time.Instant;

/** What was decided for one attempt of an order. */
public sealed interface RoutingDecision {

    String orderNo();

    int attempt();

    Explanation explanation();

    Instant decidedAt();

    /** The attempt goes to this account of this channel; final and stored. */
    record Routed(
            String orderNo,
            int attempt,
            String channel,
            String account,
            String pool,
            Explanation explanation,
            Instant decidedAt)
            implements RoutingDecision {}

    /** No channel can take the attempt; final and stored, the explanation has the reason for each. */
    record NoChannel(String orderNo, int attempt, Explanation explanation, Instant decidedAt)
            implements RoutingDecision {}

    /**
     * Every channel that could take the order is in maintenance, and the order can wait; nothing is stored.
     *
     * @param until when the first of them will be back
     */
    record Postponed(String orderNo, int attempt, Explanation explanation, Instant decidedAt, Instant until)
            implements RoutingDecision {}
}
