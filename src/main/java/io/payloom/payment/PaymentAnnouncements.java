package io.payloom.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.kernel.Money;
import io.payloom.notification.NewNotification;
import io.payloom.notification.Notifications;
import io.payloom.transaction.BankTransaction;
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
        notifications.announce(ofState(payment));
    }

    /** The same in a step of its own process, which makes the first attempt. */
    void announceLeftToOrder(PaymentRow payment) {
        notifications.announceLeftToOrder(ofState(payment));
    }

    private NewNotification ofState(PaymentRow payment) {
        return notification(
                payment,
                "payment." + payment.state().name().toLowerCase(Locale.ROOT),
                PaymentAnswer.of(payment.toPayment()));
    }

    /** Tells that money which the payment should not have went back, and by which refund. */
    void surplusRefunded(PaymentRow payment, BankTransaction refund) {
        notifications.announce(notification(
                payment,
                "payment.surplus_refunded",
                new WithSurplus(
                        PaymentAnswer.of(payment.toPayment()), new Surplus(refund.transactionNo(), refund.paid()))));
    }

    private NewNotification notification(PaymentRow payment, String type, Object data) {
        return new NewNotification(
                payment.merchantId(),
                payment.orderNo(),
                payment.version(),
                type,
                payment.notifyUrl(),
                body(type, payment, data));
    }

    private String body(String type, PaymentRow payment, Object data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("timestamp", payment.updatedAt());
        event.put("data", data);
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A payment could not be written", impossible);
        }
    }

    /** A payment as always, and what of another attempt's money went back. */
    record WithSurplus(@JsonUnwrapped PaymentAnswer payment, Surplus surplusRefund) {}

    /**
     * What went back.
     *
     * @param refundNo our number of the refund at the bank; it is not one of the merchant's refunds
     */
    record Surplus(String refundNo, Money amount) {}
}
