package io.payloom.process.worker;

import io.payloom.notification.Notifications;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Whether the task <i>Tell merchant</i> follows a step that may end an order. Only its diagram knows: one that an instance began
 * with before there was this task has none. Without it each notification gets a process of its own at once. If Payloom dies
 * in between, that happens some minutes later.
 */
@Component
class Telling {

    private static final String HEADER = "followedBy";
    private static final String TASK = "tell-merchant";

    private final Notifications notifications;

    Telling(Notifications notifications) {
        this.notifications = notifications;
    }

    /** @param headers of the task whose step was done */
    void after(String orderNo, Map<String, String> headers) {
        if (!TASK.equals(headers.get(HEADER))) {
            isNotDrawn(orderNo);
        }
    }

    /** The step leads to an end of the diagram without it. */
    void isNotDrawn(String orderNo) {
        notifications.handOver(orderNo);
    }
}
