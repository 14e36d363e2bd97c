package io.payloom.refund;

import io.payloom.notification.Announcement;
import io.payloom.notification.Announcements;
import org.springframework.stereotype.Component;

/** Tells the merchant of a refund's final state; joins the caller's transaction. */
@Component
class RefundAnnouncements {

    private final Announcements announcements;

    RefundAnnouncements(Announcements announcements) {
        this.announcements = announcements;
    }

    void announce(Refund refund) {
        announcements.announce(announcement(refund));
    }

    /** The same in a step of its own process, which makes the first attempt. */
    void announceLeftToOrder(Refund refund) {
        announcements.announceLeftToOrder(announcement(refund));
    }

    private static Announcement announcement(Refund refund) {
        return new Announcement(
                refund.merchantId(),
                refund.refundNo(),
                refund.version(),
                Announcements.typeOf("refund", refund.state()),
                refund.notifyUrl(),
                refund.updatedAt(),
                RefundAnswer.of(refund));
    }
}
