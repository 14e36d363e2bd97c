package io.payloom.payment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.payloom.kernel.Money;
import io.payloom.notification.Announcement;
import io.payloom.notification.Announcements;
import io.payloom.transaction.BankTransaction;
import org.springframework.stereotype.Component;

/** Tells the merchant of a payment's final state; joins the caller's transaction. */
@Component
class PaymentAnnouncements {

    private final Announcements announcements;

    PaymentAnnouncements(Announcements announcements) {
        this.announcements = announcements;
    }

    /** Tells of the state that it has. */
    void announce(PaymentRow payment) {
        announcements.announce(ofState(payment));
    }

    /** The same in a step of its own process, which makes the first attempt. */
    void announceLeftToOrder(PaymentRow payment) {
        announcements.announceLeftToOrder(ofState(payment));
    }

    private static Announcement ofState(PaymentRow payment) {
        return announcement(
                payment, Announcements.typeOf("payment", payment.state()), PaymentAnswer.of(payment.toPayment()));
    }

    /** Tells that money which the payment should not have went back, and by which refund. */
    void surplusRefunded(PaymentRow payment, BankTransaction refund) {
        announcements.announce(announcement(
                payment,
                "payment.surplus_refunded",
                new WithSurplus(
                        PaymentAnswer.of(payment.toPayment()), new Surplus(refund.transactionNo(), refund.paid()))));
    }

    private static Announcement announcement(PaymentRow payment, String type, Object data) {
        return new Announcement(
                payment.merchantId(),
                payment.orderNo(),
                payment.version(),
                type,
                payment.notifyUrl(),
                payment.updatedAt(),
                data);
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
