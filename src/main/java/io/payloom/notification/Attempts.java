package io.payloom.notification;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts attempts and draws what follows from each: acknowledged, given up, or the next one. */
@Component
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final NotificationMapper mapper;
    private final NotificationSchedules schedules;
    private final Journal journal;
    private final Alerts alerts;
    private final Clock clock;

    Attempts(NotificationMapper mapper, NotificationSchedules schedules, Journal journal, Alerts alerts, Clock clock) {
        this.mapper = mapper;
        this.schedules = schedules;
        this.journal = journal;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Joins the caller's transaction; changes nothing when another worker has counted this attempt. */
    void count(Notification before, Instant at, Reply reply) {
        int attempt = before.attempts() + 1;
        Next next = nextAfter(before, reply);
        NotificationState state = next.stateAfter(before.state());
        int version = next.versionAfter(before.version());
        if (mapper.count(before, state, version, next.attemptAt(), clock.instant()) == 0) {
            LOG.info("Notification {}: attempt {} was counted by another worker", before.notificationNo(), attempt);
            return;
        }
        mapper.insertAttempt(
                new Notification.Attempt(before.notificationNo(), attempt, at, reply.status(), reply.outcome()));
        LOG.info("Notification {}: attempt {} got status {}", before.notificationNo(), attempt, reply.status());
        if (next.event() != null) {
            move(before, next.event(), state, version, reply);
        }
    }

    private Next nextAfter(Notification before, Reply reply) {
        return switch (reply) {
            case Reply.Acknowledged acknowledged -> new Next(NotificationEvent.ACKNOWLEDGED, before.nextAttemptAt());
            case Reply.Hopeless hopeless -> new Next(NotificationEvent.GIVEN_UP, before.nextAttemptAt());
            case Reply.Failed failed -> nextAfterFailure(before, failed.pause());
        };
    }

    private Next nextAfterFailure(Notification before, Duration pauseAskedFor) {
        List<Duration> schedule = schedules.of(before.merchantId());
        int made = before.attempts() + 1 - before.attemptsBefore();
        if (made >= schedule.size()) {
            return new Next(NotificationEvent.GIVEN_UP, before.nextAttemptAt());
        }
        Duration gap = schedules.jittered(schedule.get(made));
        Duration pause = gap.compareTo(pauseAskedFor) < 0 ? pauseAskedFor : gap;
        return new Next(null, clock.instant().plus(pause).truncatedTo(ChronoUnit.MILLIS));
    }

    private void move(Notification before, NotificationEvent event, NotificationState state, int version, Reply reply) {
        String number = before.notificationNo();
        journal.append(new Journal.Entry(
                number,
                version,
                before.state().name(),
                state.name(),
                event.name(),
                "notify-merchant",
                "attempt " + (before.attempts() + 1) + ", status " + reply.status()));
        if (event == NotificationEvent.GIVEN_UP) {
            alerts.raise(
                    "NOTIFICATION_EXHAUSTED",
                    number,
                    before.orderNo(),
                    "Merchant " + before.merchantId() + " was not told of " + before.eventType() + " after "
                            + (before.attempts() + 1 - before.attemptsBefore()) + " attempts (status "
                            + reply.status() + "). Ask the merchant to mend its endpoint, then resend " + number + ".");
        }
    }

    /** What follows an attempt: a move, or the next attempt. */
    private record Next(@Nullable NotificationEvent event, Instant attemptAt) {

        NotificationState stateAfter(NotificationState before) {
            return event == null
                    ? before
                    : NotificationEvent.MOVES.next(before, event).orElseThrow();
        }

        int versionAfter(int before) {
            return event == null ? before : before + 1;
        }
    }
}
