package io.payloom.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows an attempt: a move, or the next attempt.
 *
 * @param moves 1 when it moves, else 0
 * @param besideTheSchedule 1 when the attempt was made because somebody wanted it, before the schedule did
 */
record Next(
        NotificationState state,
        @Nullable NotificationEvent event,
        int moves,
        int besideTheSchedule,
        Instant attemptAt) {

    static Next move(Notification before, NotificationEvent event, boolean beside) {
        NotificationState state =
                NotificationEvent.MOVES.next(before.state(), event).orElseThrow();
        return new Next(state, event, 1, beside ? 1 : 0, before.nextAttemptAt());
    }

    static Next again(Notification before, Instant attemptAt, boolean beside) {
        return new Next(before.state(), null, 0, beside ? 1 : 0, attemptAt);
    }
}
