package io.payloom.payout;

import io.payloom.notification.Announcement;
import io.payloom.notification.Announcements;
import org.springframework.stereotype.Component;

/** Tells the merchant of a payout's final state; joins the caller's transaction. */
@Component
class PayoutAnnouncements {

    private final Announcements announcements;
    private final PayoutViews views;

    PayoutAnnouncements(Announcements announcements, PayoutViews views) {
        this.announcements = announcements;
        this.views = views;
    }

    void announce(Payout payout) {
        announcements.announce(announcement(payout));
    }

    /** The same in a step of its own process, which makes the first attempt. */
    void announceLeftToOrder(Payout payout) {
        announcements.announceLeftToOrder(announcement(payout));
    }

    private Announcement announcement(Payout payout) {
        return new Announcement(
                payout.merchantId(),
                payout.orderNo(),
                payout.version(),
                Announcements.typeOf("payout", payout.state()),
                payout.notifyUrl(),
                payout.updatedAt(),
                views.withParts(payout));
    }
}
