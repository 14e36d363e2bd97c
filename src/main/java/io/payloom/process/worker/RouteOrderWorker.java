package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.payloom.payment.PaymentSteps;
import io.payloom.payment.PaymentSteps.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims the order for this process instance and chooses its channel. */
@Component
public class RouteOrderWorker {

    private final PaymentSteps payments;

    RouteOrderWorker(PaymentSteps payments) {
        this.payments = payments;
    }

    @JobWorker(type = "route-order", fetchVariables = "orderNo")
    public RouteVariables route(@Variable String orderNo, ActivatedJob job) {
        String runKey = String.valueOf(job.getProcessInstanceKey());
        return switch (payments.route(orderNo, runKey)) {
            case Route.Routed routed ->
                new RouteVariables(Outcome.ROUTED, runKey, routed.transactionNo(), routed.channel());
            case Route.NoChannel none -> new RouteVariables(Outcome.FAILED, runKey, null, null);
            case Route.Settled settled -> new RouteVariables(Outcome.SETTLED, runKey, null, null);
            case Route.Duplicate duplicate -> new RouteVariables(Outcome.DUPLICATE, runKey, null, null);
        };
    }

    record RouteVariables(
            Outcome outcome,
            String runKey,
            @Nullable String transactionNo,
            @Nullable String channel) {}
}
