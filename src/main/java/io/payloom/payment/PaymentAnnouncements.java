package io.payloom.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.notification.NewNotification;
import io.payloom.notification.Notifications;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the merchant of a payment's final state; joins the caller's transaction. */
@Component
class PaymentAnnouncements {

    private final Notifications notifications;
    private final ObjectMapper json;

    PaymentAnnouncements(Notifications notifications, ObjectMapper json) {
        this.notifications = notifications;
        this.json = json;
    }

    /** Tells of the state that it has. */
    void announce(PaymentRow payment) {
        announce(payment, "payment." + payment.state().name().toLowerCase(Locale.ROOT));
    }

    /** Tells of something else, such as {@code payment.surplus_refunded}. */
    void announce(PaymentRow payment, String type) {
        notifications.announce(new NewNotification(
                payment.merchantId(),
                payment.orderNo(),
                payment.version(),
                type,
                payment.notifyUrl(),
                body(type, payment)));
    }

    private String body(String type, PaymentRow payment) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("timestamp", payment.updatedAt());
        event.put("data", PaymentAnswer.of(payment.toPayment()));
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A payment could not be written", impossible);
        }
    }
}
