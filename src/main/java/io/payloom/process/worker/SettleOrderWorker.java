package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.payment.PaymentSteps;
import java.util.Locale;
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
        return new SettleVariables(payments.settle(orderNo, runKey).name().toLowerCase(Locale.ROOT));
    }

    record SettleVariables(String outcome) {}
}
