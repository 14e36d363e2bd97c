package io.payloom.notification;

import io.payloom.lifecycle.Journaled;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification as it stands now.
 *
 * @param notificationNo the {@code webhook-id} of every attempt
 * @param url null stands for the merchant's own
 * @param version number of its newest journal line
 * @param attempts all that were ever made
 * @param attemptsBefore those before the last resend, which starts the schedule again, and those beside it
 * @param nextAttemptAt by the schedule; means nothing once it is delivered or exhausted
 * @param resendAt since when somebody wants it sent now, null when nobody does
 * @param orderTellsUntil until then its first attempt is left to the process of its order; null when a process of its own makes
 *     what is still to be made
 */
public record Notification(
        String notificationNo,
        String merchantId,
        String orderNo,
        int orderVersion,
        String eventType,
        @Nullable String url,
        String body,
        NotificationState state,
        int version,
        int attempts,
        int attemptsBefore,
        Instant nextAttemptAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resendAt,
        @Nullable Instant orderTellsUntil)
        implements Journaled<NotificationState> {

    @Override
    public String subjectNo() {
        return notificationNo;
    }

    /** The engine's timer may fire by a clock that is a little ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Whether it is its time by the schedule. */
    boolean isPlanned(Instant now) {
        return !now.plus(CLOCK_TOLERANCE).isBefore(nextAttemptAt);
    }

    /** When it is to be sent next. */
    Instant dueAt() {
        return resendAt != null && resendAt.isBefore(nextAttemptAt) ? resendAt : nextAttemptAt;
    }

    boolean isLeftToOrder() {
        return orderTellsUntil != null;
    }

    boolean isDue(Instant now) {
        return state == NotificationState.PENDING && (resendAt != null || isPlanned(now));
    }

    /**
     * One attempt to deliver.
     *
     * @param status of the merchant's answer, null when there was none
     * @param outcome at most 200 characters, with the beginning of an answer that was not an acknowledgement
     */
    public record Attempt(
            String notificationNo,
            int attempt,
            Instant at,
            @Nullable Integer status,
            String outcome) {}
}
