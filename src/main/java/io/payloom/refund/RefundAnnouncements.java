package io.payloom.refund;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.notification.NewNotification;
import io.payloom.notification.Notifications;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the merchant of a refund's final state; joins the caller's transaction. */
@Component
class RefundAnnouncements {

    private final Notifications notifications;
    private final ObjectMapper json;

    RefundAnnouncements(Notifications notifications, ObjectMapper json) {
        this.notifications = notifications;
        this.json = json;
    }

    void announce(Refund refund) {
        notifications.announce(notification(refund));
    }

    /** The same in a step of its own process, which makes the first attempt. */
    void announceLeftToOrder(Refund refund) {
        notifications.announceLeftToOrder(notification(refund));
    }

    private NewNotification notification(Refund refund) {
        String type = "refund." + refund.state().name().toLowerCase(Locale.ROOT);
        return new NewNotification(
                refund.merchantId(), refund.refundNo(), refund.version(), type, refund.notifyUrl(), body(type, refund));
    }

    private String body(String type, Refund refund) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("timestamp", refund.updatedAt());
        event.put("data", RefundAnswer.of(refund));
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A refund could not be written", impossible);
        }
    }
}
