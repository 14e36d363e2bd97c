package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.payment.PaymentState;
import io.payloom.payment.PaymentSteps;
import org.springframework.stereotype.Component;

/** Moves the order to its final state and announces it. */
@Component
public class SettleOrderWorker {

    private final PaymentSteps payments;

    SettleOrderWorker(PaymentSteps payments) {
        this.payments = payments;
    }

    @JobWorker(type = "settle-order")
    public SettleVariables settle(@Variable String orderNo, @Variable String runKey) {
        return new SettleVariables(outcome(payments.settle(orderNo, runKey)));
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
