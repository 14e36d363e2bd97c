package io.payloom.alert;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What alerts do by themselves, in threads of their own; a mail server that hangs delays no gauge. */
@Component
class AlertChores {

    private static final Logger LOG = LoggerFactory.getLogger(AlertChores.class);
    private static final long PERIOD_MILLIS = 2_000;

    private final ScheduledExecutorService gauging = executor("alert-gauges");
    private final ScheduledExecutorService mailing = executor("alert-mail");

    AlertChores(AlertGauges gauges, AlertMail mail) {
        repeat(gauging, gauges::refresh);
        repeat(mailing, mail::sendDue);
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static void repeat(ScheduledExecutorService executor, Runnable work) {
        executor.scheduleWithFixedDelay(() -> tryTo(work), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unreachable) {
            LOG.warn("Alerts stay as they are until the next look: {}", unreachable.toString());
        }
    }

    @PreDestroy
    void stop() {
        gauging.shutdownNow();
        mailing.shutdownNow();
    }
}
