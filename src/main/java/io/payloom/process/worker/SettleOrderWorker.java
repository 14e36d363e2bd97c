package io.payloom.process.worker;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.payment.PaymentState;
import io.payloom.payment.PaymentSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Moves the order to its final state and announces it. */
@Component
public class SettleOrderWorker {

    private final PaymentSteps payments;
    private final Telling telling;

    SettleOrderWorker(PaymentSteps payments, Telling telling) {
        this.payments = payments;
        this.telling = telling;
    }

    @JobWorker(type = "settle-order")
    public SettleVariables settle(
            @Variable String orderNo, @Variable String runKey, @CustomHeaders Map<String, String> headers) {
        PaymentState settled = payments.settle(orderNo, runKey);
        telling.after(orderNo, headers);
        return new SettleVariables(outcome(settled));
    }

    private static Outcome outcome(PaymentState settled) {
        return switch (settled) {
            case SUCCEEDED -> Outcome.SUCCEEDED;
            case FAILED -> Outcome.FAILED;
            case CLOSED -> Outcome.CLOSED;
            case ACCEPTED, ROUTED, SUBMITTED, PROCESSING, CLOSING ->
                throw new IllegalStateException("A settled order is " + settled);
        };
    }

    record SettleVariables(Outcome outcome) {}
}
