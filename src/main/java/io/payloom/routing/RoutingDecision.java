package io.payloom.routing;

import java.time.Instant;

/** The stored, final choice for one attempt of an order. */
public sealed interface RoutingDecision {

    String orderNo();

    int attempt();

    Explanation explanation();

    Instant decidedAt();

    /** The attempt goes to this channel. */
    record Routed(String orderNo, int attempt, String channel, Explanation explanation, Instant decidedAt)
            implements RoutingDecision {}

    /** No channel can take the attempt; the explanation has the reason for each. */
    record NoChannel(String orderNo, int attempt, Explanation explanation, Instant decidedAt)
            implements RoutingDecision {}
}
