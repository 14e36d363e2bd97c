package io.payloom.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification as it stands now.
 *
 * @param notificationNo the {@code webhook-id} of every attempt
 * @param url null stands for the merchant's own
 * @param version number of its newest journal line
 * @param attempts all that were ever made
 * @param attemptsBefore those before the last resend, which starts the schedule again
 * @param nextAttemptAt means nothing once it is delivered or exhausted
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
        Instant updatedAt) {

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
