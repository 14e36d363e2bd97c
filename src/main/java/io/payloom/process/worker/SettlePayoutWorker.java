package io.payloom.process.worker;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.payout.PayoutState;
import io.payloom.payout.step.PayoutSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Moves the payout to its final state by the sum of what was paid, and announces it. */
@Component
public class SettlePayoutWorker {

    private final PayoutSteps payouts;
    private final Telling telling;

    SettlePayoutWorker(PayoutSteps payouts, Telling telling) {
        this.payouts = payouts;
        this.telling = telling;
    }

    @JobWorker(type = "settle-payout")
    public SettleVariables settle(
            @Variable String orderNo, @Variable String runKey, @CustomHeaders Map<String, String> headers) {
        PayoutState settled = payouts.settle(orderNo, runKey);
        telling.after(orderNo, headers);
        return new SettleVariables(outcome(settled));
    }

    private static Outcome outcome(PayoutState settled) {
        return switch (settled) {
            case HELD -> Outcome.HELD;
            case SUCCEEDED -> Outcome.SUCCEEDED;
            case PARTIALLY_SUCCEEDED -> Outcome.PARTIALLY_SUCCEEDED;
            case FAILED -> Outcome.FAILED;
            case CLOSED -> Outcome.CLOSED;
            case RETURNED -> Outcome.RETURNED;
            case ACCEPTED, ROUTED, SUBMITTED, PROCESSING ->
                throw new IllegalStateException("A settled payout is " + settled);
        };
    }

    record SettleVariables(Outcome outcome) {}
}
