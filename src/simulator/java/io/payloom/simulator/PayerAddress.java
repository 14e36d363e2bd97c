package io.payloom.simulator;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where payers are sent who pay at their bank's own page. */
@Component
class PayerAddress {

    private final Environment environment;

    PayerAddress(Environment environment) {
        this.environment = environment;
    }

    /** On this machine: that is where the payers of a simulator sit. The port is known once the server listens. */
    String of(OrderKey order) {
        return "http://127.0.0.1:%s/payer/%s/%s"
                .formatted(environment.getRequiredProperty("local.server.port"), order.bank(), order.orderNo());
    }
}
