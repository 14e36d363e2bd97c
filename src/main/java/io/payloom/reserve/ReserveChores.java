package io.payloom.reserve;

import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What reserves do by themselves in the background; a bank that hangs delays no release. */
@Component
class ReserveChores {

    private static final String LATER = "Reserves are looked after a little later";

    private final Background asking = new Background("reserve-balances", LATER);
    private final Background chores = new Background("reserve-chores", LATER);

    ReserveChores(Refresh refresh, Releases releases, Transfers transfers) {
        asking.every(Duration.ofSeconds(1), refresh::refresh);
        chores.every(Duration.ofSeconds(1), releases::release);
        chores.every(Duration.ofSeconds(10), transfers::send);
    }

    @PreDestroy
    void stop() {
        asking.close();
        chores.close();
    }
}
