package io.payloom.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens again what a person acknowledged a day ago and what lasts: who takes care of something may forget it, too. */
@Component
class Reminders {

    private static final Duration PATIENCE = Duration.ofDays(1);

    /** Longer than Payloom is ever away. */
    private static final Duration LOOK_BACK = Duration.ofDays(10);

    private final AlertMapper mapper;
    private final Alerts alerts;
    private final ObjectProvider<LastingTrouble> troubles;
    private final Clock clock;

    Reminders(AlertMapper mapper, Alerts alerts, ObjectProvider<LastingTrouble> troubles, Clock clock) {
        this.mapper = mapper;
        this.alerts = alerts;
        this.troubles = troubles;
        this.clock = clock;
    }

    void look() {
        Instant now = clock.instant();
        troubles.forEach(trouble ->
                mapper.acknowledgedBetween(trouble.kind(), now.minus(LOOK_BACK), now.minus(PATIENCE)).stream()
                        .filter(alert -> trouble.lasts(alert.dedupKey()))
                        .forEach(alert -> alerts.goesOn(
                                alert.kind(), alert.dedupKey(), alert.subjectNo(), alert.text(), PATIENCE)));
    }
}
