package io.payloom.notification;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes one attempt: looks, sends outside any transaction, has it counted, and tells the run when to expect more. */
@Component
class Courier {

    /** The engine's timer may fire by a clock that is a little ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration MOVED_ON_WITHIN = Duration.ofMinutes(5);

    private final NotificationMapper mapper;
    private final Attempts attempts;
    private final WebhookSender sender;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    Courier(
            NotificationMapper mapper,
            Attempts attempts,
            WebhookSender sender,
            Runs runs,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.attempts = attempts;
        this.sender = sender;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    Delivery deliver(String notificationNo, String runKey) {
        Notification found = database.inTransaction(() -> {
            runs.require(notificationNo, runKey);
            Notification notification = existing(notificationNo);
            tellRun(notification);
            return notification;
        });
        Instant now = clock.instant();
        if (found.state() != NotificationState.PENDING
                || now.plus(CLOCK_TOLERANCE).isBefore(found.nextAttemptAt())) {
            return standing(found);
        }
        Reply reply = sender.send(found, now);
        return standing(database.inTransaction(() -> {
            runs.require(notificationNo, runKey);
            attempts.count(found, now, reply);
            Notification counted = existing(notificationNo);
            tellRun(counted);
            return counted;
        }));
    }

    private void tellRun(Notification notification) {
        if (notification.state() == NotificationState.PENDING) {
            Instant now = clock.instant();
            Instant next = notification.nextAttemptAt();
            runs.expectBy(notification.notificationNo(), (next.isBefore(now) ? now : next).plus(MOVED_ON_WITHIN));
        } else {
            runs.finish(notification.notificationNo());
        }
    }

    private static Delivery standing(Notification notification) {
        return switch (notification.state()) {
            case DELIVERED -> new Delivery.Delivered();
            case EXHAUSTED -> new Delivery.Exhausted();
            case PENDING -> new Delivery.Again(notification.nextAttemptAt());
        };
    }

    private Notification existing(String notificationNo) {
        Notification notification = mapper.find(notificationNo);
        if (notification == null) {
            throw new IllegalStateException("There is no notification " + notificationNo);
        }
        return notification;
    }
}
