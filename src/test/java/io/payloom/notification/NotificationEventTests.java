package io.payloom.notification;

import static io.payloom.notification.NotificationEvent.ACKNOWLEDGED;
import static io.payloom.notification.NotificationEvent.GIVEN_UP;
import static io.payloom.notification.NotificationEvent.RESENT;
import static io.payloom.notification.NotificationState.DELIVERED;
import static io.payloom.notification.NotificationState.EXHAUSTED;
import static io.payloom.notification.NotificationState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationEventTests {

    @Test
    void allowsTheseMovesAndNoOthers() {
        Map<NotificationState, Map<NotificationEvent, NotificationState>> legal = Map.of(
                PENDING, Map.of(ACKNOWLEDGED, DELIVERED, GIVEN_UP, EXHAUSTED),
                DELIVERED, Map.of(RESENT, PENDING),
                EXHAUSTED, Map.of(RESENT, PENDING));

        for (NotificationState state : NotificationState.values()) {
            for (NotificationEvent event : NotificationEvent.values()) {
                assertThat(NotificationEvent.MOVES.next(state, event).orElse(null))
                        .as("%s in %s", event, state)
                        .isEqualTo(legal.get(state).get(event));
            }
        }
    }
}
