package io.payloom.payout.step;

import io.payloom.payout.PayoutSettlement;
import io.payloom.payout.PayoutState;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The process's side of payouts. Each step can run twice and then returns what it did the first time. */
@Component
public class PayoutSteps {

    private final PayoutRouting routing;
    private final Replacement replacement;
    private final PayoutSettlement settlement;

    PayoutSteps(PayoutRouting routing, Replacement replacement, PayoutSettlement settlement) {
        this.routing = routing;
        this.replacement = replacement;
        this.settlement = settlement;
    }

    /** Claims the payout for the run, chooses its channel and cuts it, or says for what it waits. */
    public PayoutStep route(String orderNo, String runKey) {
        return routing.route(orderNo, runKey);
    }

    /**
     * Routes the money of a part again that its channel has finally failed.
     *
     * @return what replaces it, or {@link PayoutStep.Done} when nothing does
     */
    public PayoutStep replace(String orderNo, String transactionNo, String runKey) {
        return replacement.replace(orderNo, transactionNo, runKey);
    }

    /** Since when {@link #replace} is to be called for a part; empty while there is none. */
    public Optional<Instant> replacementDueSince(String orderNo) {
        return replacement.dueSince(orderNo);
    }

    /** Moves the payout to its final state by the sum of what was paid, and announces it. */
    public PayoutState settle(String orderNo, String runKey) {
        return settlement.settle(orderNo, runKey);
    }
}
