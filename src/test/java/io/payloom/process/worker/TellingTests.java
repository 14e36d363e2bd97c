package io.payloom.process.worker;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.payloom.notification.Notifications;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingTests {

    private final Notifications notifications = mock();
    private final Telling telling = new Telling(notifications);

    @Test
    void leavesTheNotificationToTheTaskThatFollows() {
        telling.after("P1", Map.of("followedBy", "tell-merchant"));

        verifyNoInteractions(notifications);
    }

    /** Instances that began before there was the task. */
    @Test
    void handsTheNotificationOverWhereNoTaskFollows() {
        telling.after("P1", Map.of());

        verify(notifications).handOver("P1");
    }
}
