package io.payloom.notification;

import static java.util.Objects.requireNonNull;

import io.payloom.alert.Alerts;
import io.payloom.kernel.Subject;
import io.payloom.lifecycle.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts attempts and draws what follows from each: acknowledged, given up, or the next one. */
@Component
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    static final String EXHAUSTED = "NOTIFICATION_EXHAUSTED";

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

    /**
     * Joins the caller's transaction; changes nothing when another worker has counted this attempt.
     *
     * @return where the attempt leads
     */
    NotificationState count(Notification before, Instant at, Reply reply) {
        int attempt = before.attempts() + 1;
        Next next = nextAfter(before, at, reply);
        boolean isAsBefore = mapper.count(before, before.version(), at, next, clock.instant()) == 1;
        if (!isAsBefore && mapper.count(before, null, at, next, clock.instant()) == 0) {
            LOG.info("Notification {}: attempt {} was counted by another worker", before.notificationNo(), attempt);
            return before.state();
        }
        mapper.insertAttempt(
                new Notification.Attempt(before.notificationNo(), attempt, at, reply.status(), reply.outcome()));
        LOG.info("Notification {}: attempt {} got status {}", before.notificationNo(), attempt, reply.status());
        if (next.event() != null) {
            int version = isAsBefore ? before.version() + next.moves() : versionOf(before.notificationNo());
            move(before, version, next.event(), next.state(), reply);
        }
        return next.state();
    }

    private Next nextAfter(Notification before, Instant at, Reply reply) {
        boolean beside = !before.isPlanned(at);
        return switch (reply) {
            case Reply.Acknowledged acknowledged -> Next.move(before, NotificationEvent.ACKNOWLEDGED, beside);
            case Reply.Hopeless hopeless -> Next.move(before, NotificationEvent.GIVEN_UP, beside);
            case Reply.Failed failed ->
                beside ? asPlanned(before, failed.pause()) : nextAfterFailure(before, failed.pause());
        };
    }

    /** What was sent because somebody wanted it takes nothing from the schedule. */
    private Next asPlanned(Notification before, Duration pauseAskedFor) {
        Instant asked = clock.instant().plus(pauseAskedFor).truncatedTo(ChronoUnit.MILLIS);
        Instant planned = before.nextAttemptAt();
        return Next.again(before, planned.isBefore(asked) ? asked : planned, true);
    }

    private Next nextAfterFailure(Notification before, Duration pauseAskedFor) {
        List<Duration> schedule = schedules.of(before.merchantId());
        int made = before.attempts() + 1 - before.attemptsBefore();
        if (made >= schedule.size()) {
            return Next.move(before, NotificationEvent.GIVEN_UP, false);
        }
        Duration gap = schedules.jittered(schedule.get(made));
        Duration pause = gap.compareTo(pauseAskedFor) < 0 ? pauseAskedFor : gap;
        return Next.again(before, clock.instant().plus(pause).truncatedTo(ChronoUnit.MILLIS), false);
    }

    /** Somebody wanted it sent meanwhile; its row is locked by the count, so this is what it has become. */
    private int versionOf(String notificationNo) {
        return requireNonNull(mapper.find(notificationNo)).version();
    }

    private void move(Notification before, int version, NotificationEvent event, NotificationState state, Reply reply) {
        String number = before.notificationNo();
        journal.append(new Journal.Entry(
                number,
                version,
                before.state().name(),
                state.name(),
                event.name(),
                before.isLeftToOrder() ? "tell-merchant" : "notify-merchant",
                "attempt " + (before.attempts() + 1) + ", status " + reply.status()));
        if (event == NotificationEvent.ACKNOWLEDGED && before.attemptsBefore() > 0) {
            alerts.settle(EXHAUSTED, number, "payloom", "the merchant has been told");
        }
        if (event == NotificationEvent.GIVEN_UP) {
            alerts.raise(
                    EXHAUSTED,
                    number,
                    before.orderNo(),
                    "Merchant " + before.merchantId() + " was not told of " + before.eventType() + " of "
                            + Subject.named(before.orderNo()) + " after "
                            + (before.attempts() + 1 - before.attemptsBefore()) + " attempts (status "
                            + reply.status() + "). Ask the merchant to mend its endpoint, then resend " + number + ".");
        }
    }
}
