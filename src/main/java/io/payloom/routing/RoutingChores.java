package io.payloom.routing;

import io.payloom.kernel.Background;
import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerMemory;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What routing does by itself in the background, in threads of its own; nothing delays the gauges. */
@Component
class RoutingChores {

    private static final String LATER = "Routing goes on with what it knew before";

    private final Background gauging = new Background("routing-gauges", LATER);
    private final Background chores = new Background("routing-chores", LATER);

    RoutingChores(Gauges gauges, Health health, PayerMemory payers, SwitchedOffExpressions expressions) {
        gauging.every(Duration.ofMillis(500), gauges::refreshIfAsked);
        chores.atOnceAndEvery(Duration.ofSeconds(30), health::exchange);
        chores.atOnceAndEvery(Duration.ofSeconds(2), health::watch);
        chores.atOnceAndEvery(Duration.ofSeconds(2), expressions::report);
        chores.atOnceAndEvery(Duration.ofMinutes(1), payers::forget);
    }

    @PreDestroy
    void stop() {
        gauging.close();
        chores.close();
    }
}
