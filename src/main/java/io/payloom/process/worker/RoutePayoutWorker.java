package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.payloom.payout.step.PayoutStep;
import io.payloom.payout.step.PayoutSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Claims the payout for this process instance, chooses its channel and cuts it into parts, or says for what it waits; settles
 * it when nothing can be sent.
 */
@Component
public class RoutePayoutWorker {

    private final PayoutSteps payouts;
    private final Telling telling;

    RoutePayoutWorker(PayoutSteps payouts, Telling telling) {
        this.payouts = payouts;
        this.telling = telling;
    }

    @JobWorker(type = "route-payout", fetchVariables = "orderNo")
    public RouteVariables route(@Variable String orderNo, ActivatedJob job) {
        String runKey = String.valueOf(job.getProcessInstanceKey());
        return switch (payouts.route(orderNo, runKey)) {
            case PayoutStep.Submit submit -> new RouteVariables(Outcome.SUBMIT, runKey, submit.parts(), null);
            case PayoutStep.Wait wait ->
                new RouteVariables(Outcome.WAIT, runKey, null, wait.until().toString());
            case PayoutStep.Settle settle -> {
                payouts.settle(orderNo, runKey);
                telling.isNotDrawn(orderNo);
                yield new RouteVariables(Outcome.DONE, runKey, null, null);
            }
            case PayoutStep.Done done -> new RouteVariables(Outcome.DONE, runKey, null, null);
            case PayoutStep.Duplicate duplicate -> new RouteVariables(Outcome.DONE, runKey, null, null);
        };
    }

    record RouteVariables(
            Outcome outcome,
            String runKey,
            @Nullable List<PayoutStep.Part> parts,
            @Nullable String nextLookAt) {}
}
