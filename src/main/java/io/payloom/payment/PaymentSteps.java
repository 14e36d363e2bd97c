package io.payloom.payment;

import org.springframework.stereotype.Component;

/** The process's side of payments. Each step can run twice and then returns what it did the first time. */
@Component
public class PaymentSteps {

    private final PaymentRouting routing;
    private final PaymentSettlement settlement;

    PaymentSteps(PaymentRouting routing, PaymentSettlement settlement) {
        this.routing = routing;
        this.settlement = settlement;
    }

    /**
     * Claims the order for the run and chooses its channel, or returns the channel that is chosen already. After a
     * failure that allows it, the next attempt is decided without the channels that were tried.
     */
    public Route route(String orderNo, String runKey) {
        return routing.route(orderNo, runKey);
    }

    /** Moves the order to its final state, by an attempt that has succeeded or else by its newest, and announces it. */
    public PaymentState settle(String orderNo, String runKey) {
        return settlement.settle(orderNo, runKey);
    }

    /** What routing came to. */
    public sealed interface Route {

        /** The attempt that is to be sent, or that is under way. */
        record Routed(String transactionNo, String channel) implements Route {}

        /** No channel can take the order. */
        record NoChannel() implements Route {}

        /** The order is final already. */
        record Settled() implements Route {}

        /** Another process instance drives the order. */
        record Duplicate() implements Route {}
    }
}
