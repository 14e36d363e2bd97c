package io.payloom.notification;

import io.payloom.lifecycle.StateModel;
import io.payloom.lifecycle.Transition;
import java.util.List;

/** What moves a notification. */
enum NotificationEvent {
    ACKNOWLEDGED,
    GIVEN_UP,
    RESENT;

    static final StateModel<NotificationState, NotificationEvent> MOVES = StateModel.declare(
            "notification",
            NotificationState.PENDING,
            List.of(
                    new Transition<>(NotificationState.PENDING, ACKNOWLEDGED, NotificationState.DELIVERED),
                    new Transition<>(NotificationState.PENDING, GIVEN_UP, NotificationState.EXHAUSTED),
                    new Transition<>(NotificationState.DELIVERED, RESENT, NotificationState.PENDING),
                    new Transition<>(NotificationState.EXHAUSTED, RESENT, NotificationState.PENDING)));
}
