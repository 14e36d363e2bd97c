package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.payout.PayoutSteps;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moves the payout to its final state by the sum of what was paid, and announces it. */
@Component
public class SettlePayoutWorker {

    private final PayoutSteps payouts;

    SettlePayoutWorker(PayoutSteps payouts) {
        this.payouts = payouts;
    }

    @JobWorker(type = "settle-payout")
    public SettleVariables settle(@Variable String orderNo, @Variable String runKey) {
        return new SettleVariables(
                payouts.settle(orderNo, runKey).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    record SettleVariables(String outcome) {}
}
