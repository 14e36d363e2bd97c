package io.payloom.reserve;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What reserves do by themselves in the background. */
@Component
class ReserveChores {

    private static final Logger LOG = LoggerFactory.getLogger(ReserveChores.class);
    private static final long SECOND_MILLIS = 1_000;
    private static final long TEN_SECONDS_MILLIS = 10_000;

    private final ScheduledExecutorService asking = executor("reserve-balances");
    private final ScheduledExecutorService chores = executor("reserve-chores");

    ReserveChores(Refresh refresh, Releases releases, Transfers transfers) {
        every(SECOND_MILLIS, asking, refresh::refresh);
        every(SECOND_MILLIS, chores, releases::release);
        every(TEN_SECONDS_MILLIS, chores, transfers::send);
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static void every(long millis, ScheduledExecutorService executor, Runnable work) {
        executor.scheduleWithFixedDelay(() -> tryTo(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unreachable) {
            LOG.warn("Reserves are looked after a little later: {}", unreachable.toString());
        }
    }

    @PreDestroy
    void stop() {
        asking.shutdownNow();
        chores.shutdownNow();
    }
}
