package io.payloom.routing;

import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerMemory;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What routing does by itself in the background, in threads of its own; nothing delays the gauges. */
@Component
class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long GAUGES_MILLIS = 500;
    private static final long WATCH_MILLIS = 2_000;
    private static final long EXCHANGE_MILLIS = 30_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final ScheduledExecutorService gauging = executor("routing-gauges");
    private final ScheduledExecutorService chores = executor("routing-chores");

    Pulse(Gauges gauges, Health health, PayerMemory payers, QuotaJanitor quotas) {
        every(GAUGES_MILLIS, gauging, gauges::refresh);
        every(EXCHANGE_MILLIS, chores, health::exchange);
        every(WATCH_MILLIS, chores, health::watch);
        every(MINUTE_MILLIS, chores, payers::forget);
        every(MINUTE_MILLIS, chores, quotas::settle);
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static void every(long millis, ScheduledExecutorService executor, Runnable work) {
        executor.scheduleWithFixedDelay(() -> tryTo(work), 0, millis, TimeUnit.MILLISECONDS);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unreachable) {
            LOG.warn("Routing goes on with what it knew before: {}", unreachable.toString());
        }
    }

    @PreDestroy
    void stop() {
        gauging.shutdownNow();
        chores.shutdownNow();
    }
}
