package io.payloom.notification.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.payloom.notification.Notification;
import io.payloom.notification.NotificationState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as the API shows it. */
@Schema(name = "Event", description = "What happened to an order, and how the notification of it stands")
record EventAnswer(
        @Schema(description = "The webhook-id of its notification", requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(example = "payment.succeeded", requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String orderNo,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,

        @Schema(description = "PENDING, DELIVERED or EXHAUSTED", requiredMode = Schema.RequiredMode.REQUIRED)
        NotificationState delivery,

        @Schema(description = "Attempts to deliver it so far", requiredMode = Schema.RequiredMode.REQUIRED)
        int attempts,

        @Schema(
                description = "The body of the notification",
                type = "object",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonRawValue
        String event) {

    static EventAnswer of(Notification notification) {
        return new EventAnswer(
                notification.notificationNo(),
                notification.eventType(),
                notification.orderNo(),
                notification.createdAt(),
                notification.state(),
                notification.attempts(),
                notification.body());
    }

    /** Some events, oldest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EventPage", description = "Events, oldest first")
    record Page(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<EventAnswer> items,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean hasMore,

            @Schema(description = "Give it as after to get the next page") @Nullable
            String nextAfter) {

        static Page of(List<Notification> found, int limit) {
            List<EventAnswer> items =
                    found.stream().limit(limit).map(EventAnswer::of).toList();
            String last = items.isEmpty() ? null : items.getLast().id();
            return new Page(items, found.size() > limit, last);
        }
    }
}
