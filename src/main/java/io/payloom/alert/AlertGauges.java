package io.payloom.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.payloom.alert.MailMapper.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many alerts are open, and how far mail is behind; equal on every instance. */
@Component
class AlertGauges {

    private final AlertMapper alerts;
    private final MailMapper mail;
    private final AlertMailProperties properties;
    private final MultiGauge open;
    private final Map<String, Long> openByKind = new TreeMap<>();
    private volatile @Nullable Instant oldestUnsent;

    AlertGauges(
            AlertMapper alerts, MailMapper mail, AlertMailProperties properties, MeterRegistry meters, Clock clock) {
        this.alerts = alerts;
        this.mail = mail;
        this.properties = properties;
        this.open = MultiGauge.builder("payloom.alerts.open")
                .description("Alerts that nobody has acknowledged")
                .register(meters);
        Gauge.builder("payloom.alerts.mail.oldest", clock, this::unsentSeconds)
                .description("For how long a mail has been due")
                .baseUnit("seconds")
                .register(meters);
    }

    private double unsentSeconds(Clock clock) {
        Instant since = oldestUnsent;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }

    /** Called by one thread only. A kind that was open stays, at zero. */
    void refresh() {
        openByKind.replaceAll((kind, before) -> 0L);
        alerts.openByKind().forEach(kind -> openByKind.put(kind.kind(), kind.number()));
        open.register(
                openByKind.entrySet().stream()
                        .map(kind -> MultiGauge.Row.of(Tags.of("kind", kind.getKey()), kind.getValue()))
                        .toList(),
                true);
        oldestUnsent = mail.due().stream()
                .filter(due -> !properties.recipientsOf(due.kind()).isEmpty())
                .map(Due::since)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
