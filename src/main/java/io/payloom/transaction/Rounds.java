package io.payloom.transaction;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is done about transactions beside their processes, each in a thread of its own. */
@Component
class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().daemon().name("transaction-rounds-", 0).factory());

    Rounds(Watch watch, Retranslation retranslation, UnknownGauges gauges) {
        every(1, watch::look);
        every(2, retranslation::takeUp);
        every(5, gauges::refresh);
    }

    private void every(long seconds, Runnable work) {
        threads.scheduleWithFixedDelay(() -> tryTo(work), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException passing) {
            LOG.warn("A round about transactions was left out: {}", passing.toString());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
