package io.payloom.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells merchants what became of their orders, in the one form that all events have; joins the caller's transaction. */
@Component
public class Announcements {

    private final Notifications notifications;
    private final ObjectMapper json;

    Announcements(Notifications notifications, ObjectMapper json) {
        this.notifications = notifications;
        this.json = json;
    }

    /** The type of the event that an order has reached a state, such as {@code payment.succeeded}. */
    public static String typeOf(String noun, Enum<?> state) {
        return noun + "." + state.name().toLowerCase(Locale.ROOT);
    }

    public void announce(Announcement announced) {
        notifications.announce(notification(announced));
    }

    /** The same in a step of the order's own process, which makes the first attempt. */
    public void announceLeftToOrder(Announcement announced) {
        notifications.announceLeftToOrder(notification(announced));
    }

    private NewNotification notification(Announcement announced) {
        return new NewNotification(
                announced.merchantId(),
                announced.orderNo(),
                announced.version(),
                announced.type(),
                announced.url(),
                body(announced));
    }

    private String body(Announcement announced) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", announced.type());
        event.put("timestamp", announced.at());
        event.put("data", announced.data());
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(announced.orderNo() + " could not be written", impossible);
        }
    }
}
