package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.payout.step.PayoutStep;
import io.payloom.payout.step.PayoutSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Routes the money of a part again that its channel has finally failed. */
@Component
public class ReplacePartWorker {

    private final PayoutSteps payouts;

    ReplacePartWorker(PayoutSteps payouts) {
        this.payouts = payouts;
    }

    @JobWorker(type = "replace-part")
    public ReplaceVariables replace(@Variable String orderNo, @Variable String transactionNo, @Variable String runKey) {
        return payouts.replace(orderNo, transactionNo, runKey) instanceof PayoutStep.Submit submit
                ? new ReplaceVariables(Outcome.REPLACED, submit.parts())
                : new ReplaceVariables(Outcome.FAILED, null);
    }

    record ReplaceVariables(Outcome outcome, @Nullable List<PayoutStep.Part> parts) {}
}
