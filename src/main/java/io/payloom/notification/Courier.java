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

    private static final Duration MOVED_ON_WITHIN = Duration.ofMinutes(5);

    private final NotificationMapper mapper;
    private final Attempts attempts;
    private final WebhookSender sender;
    private final Permits permits;
    private final ResendRequests resendRequests;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    Courier(
            NotificationMapper mapper,
            Attempts attempts,
            WebhookSender sender,
            Permits permits,
            ResendRequests resendRequests,
            Runs runs,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.attempts = attempts;
        this.sender = sender;
        this.permits = permits;
        this.resendRequests = resendRequests;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    Delivery deliver(String notificationNo, String runKey) {
        Notification found = database.inTransaction(() -> {
            runs.require(notificationNo, runKey);
            resendRequests.heard(notificationNo); // before it is read: what comes later wakes the process again
            Notification notification = existing(notificationNo);
            tellRun(notification);
            return notification;
        });
        Instant now = clock.instant();
        if (!found.isDue(now)) {
            return standing(found);
        }
        Reply reply = permits.forLater(found.merchantId(), () -> sender.send(found, now));
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
            Instant next = notification.dueAt();
            runs.expectBy(notification.notificationNo(), (next.isBefore(now) ? now : next).plus(MOVED_ON_WITHIN));
        } else {
            runs.finish(notification.notificationNo());
        }
    }

    private static Delivery standing(Notification notification) {
        return switch (notification.state()) {
            case DELIVERED -> new Delivery.Delivered();
            case EXHAUSTED -> new Delivery.Exhausted();
            case PENDING -> new Delivery.Again(notification.dueAt());
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
