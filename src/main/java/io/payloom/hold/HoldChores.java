package io.payloom.hold;

import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Has the janitor look every minute. */
@Component
class HoldChores {

    private final Background chores =
            new Background("hold-janitor", "Holds of ended orders are settled a little later");

    HoldChores(HoldJanitor janitor) {
        chores.atOnceAndEvery(Duration.ofMinutes(1), janitor::settle);
    }

    @PreDestroy
    void stop() {
        chores.close();
    }
}
