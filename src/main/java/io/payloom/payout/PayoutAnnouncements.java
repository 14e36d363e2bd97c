package io.payloom.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.notification.NewNotification;
import io.payloom.notification.Notifications;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the merchant of a payout's final state; joins the caller's transaction. */
@Component
class PayoutAnnouncements {

    private final Notifications notifications;
    private final PayoutViews views;
    private final ObjectMapper json;

    PayoutAnnouncements(Notifications notifications, PayoutViews views, ObjectMapper json) {
        this.notifications = notifications;
        this.views = views;
        this.json = json;
    }

    void announce(Payout payout) {
        notifications.announce(notification(payout));
    }

    /** The same in a step of its own process, which makes the first attempt. */
    void announceLeftToOrder(Payout payout) {
        notifications.announceLeftToOrder(notification(payout));
    }

    private NewNotification notification(Payout payout) {
        String type = "payout." + payout.state().name().toLowerCase(Locale.ROOT);
        return new NewNotification(
                payout.merchantId(), payout.orderNo(), payout.version(), type, payout.notifyUrl(), body(type, payout));
    }

    private String body(String type, Payout payout) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("timestamp", payout.updatedAt());
        event.put("data", views.withParts(payout));
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A payout could not be written", impossible);
        }
    }
}
