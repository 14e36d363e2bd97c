package io.payloom.routing;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What was decided for one attempt of an order. */
public sealed interface RoutingDecision {

    String orderNo();

    int attempt();

    Explanation explanation();

    Instant decidedAt();

    /**
     * The attempt goes to this account of this channel; final and stored.
     *
     * @param parts minor units of the transactions into which it is cut, which have the attempts from this one on; one
     *     where it is not cut
     */
    record Routed(
            String orderNo,
            int attempt,
            String channel,
            String account,
            String pool,
            List<Long> parts,
            Explanation explanation,
            Instant decidedAt)
            implements RoutingDecision {}

    /** No channel can take the attempt; final and stored, the explanation has the reason for each. */
    record NoChannel(String orderNo, int attempt, Explanation explanation, Instant decidedAt)
            implements RoutingDecision {}

    /**
     * There is not enough in the reserve of any account that could pay it, and the order can wait; nothing is stored.
     *
     * @param accounts for whose reserve it waits
     */
    record Held(String orderNo, int attempt, Explanation explanation, Instant decidedAt, Set<String> accounts)
            implements RoutingDecision {}

    /**
     * Every channel that could take the order is in maintenance or full, and the order can wait; nothing is stored.
     *
     * @param until when the first of them will be back
     */
    record Postponed(String orderNo, int attempt, Explanation explanation, Instant decidedAt, Instant until)
            implements RoutingDecision {}
}
