package io.payloom.notification;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Moves;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Sends notifications again because somebody wants it: one that has ended starts over, one that is pending is sent now,
 * beside its schedule. Its process alone sends, so that an attempt under way is never doubled. Joins the caller's
 * transaction.
 */
@Component
class ResendRequests {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final Duration TIME_TO_LOOK = Duration.ofMinutes(5);

    private final NotificationMapper mapper;
    private final Journal journal;
    private final Moves<NotificationState, NotificationEvent> moves;
    private final Runs runs;
    private final Outbox outbox;
    private final Handover handover;
    private final Alerts alerts;
    private final Clock clock;

    ResendRequests(
            NotificationMapper mapper,
            Journal journal,
            Runs runs,
            Outbox outbox,
            Handover handover,
            Alerts alerts,
            Clock clock) {
        this.mapper = mapper;
        this.journal = journal;
        this.moves = new Moves<>(NotificationEvent.MOVES, journal);
        this.runs = runs;
        this.outbox = outbox;
        this.handover = handover;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @param actor who wants it, for the journal */
    ResendResult resend(Notification found, String actor, String reason) {
        return found.state() == NotificationState.PENDING
                ? sendNow(found, actor, reason)
                : startOver(found, actor, reason);
    }

    private ResendResult startOver(Notification ended, String actor, String reason) {
        String number = ended.notificationNo();
        boolean isFirst = moves.moveIfStill(
                        ended,
                        NotificationEvent.RESENT,
                        actor,
                        reason,
                        pending -> mapper.resend(ended, clock.instant()))
                .isPresent();
        if (!isFirst) {
            return new ResendResult.StillPending(find(number));
        }
        alerts.settle(Attempts.EXHAUSTED, number, actor, "it is sent again");
        runs.drive(number, NotificationKind.NOTIFICATION);
        return new ResendResult.Resent(find(number));
    }

    /** An attempt that is under way may have begun before the endpoint was mended, so the wish outlasts its failure. */
    private ResendResult sendNow(Notification pending, String actor, String reason) {
        String number = pending.notificationNo();
        Instant now = clock.instant();
        runs.told(number, now.plus(TIME_TO_LOOK)); // a dead run would not hear it; and who sends locks the run first
        if (mapper.sendNow(pending, now) == 1) {
            Notification wanted = find(number);
            if (wanted.version() > pending.version()) {
                journal.append(Journal.Entry.remark(pending, actor, "wants it sent now: " + reason));
            }
            if (!handover.handOver(number)) {
                wake(wanted);
            }
        }
        return new ResendResult.StillPending(find(number));
    }

    private void wake(Notification wanted) {
        String number = wanted.notificationNo();
        outbox.add(new Message(
                Message.Purpose.NEWS,
                number,
                "notification-resend",
                number,
                "resend/" + number + "/" + wanted.version() + "/" + wanted.attempts(),
                TIME_TO_LIVE,
                "{}"));
    }

    /** The process of the notification looks now. */
    void heard(String number) {
        outbox.heard(number, number);
    }

    private Notification find(String number) {
        return Objects.requireNonNull(mapper.find(number));
    }
}
