package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an order: how it is booked on arrival, and when, on the simulator's clock, something follows.
 *
 * @param succeedsAt when a success follows
 * @param visibleAt until when queries do not find the order
 */
record Course(
        OrderState state,
        BankCode code,
        @Nullable Instant succeedsAt,
        @Nullable Instant visibleAt,
        Announcement announcement) {

    Course then(Instant success, Announcement announced) {
        return new Course(state, code, success, visibleAt, announced);
    }

    Course announced(Announcement announced) {
        return new Course(state, code, succeedsAt, visibleAt, announced);
    }

    Course hiddenUntil(Instant instant) {
        return new Course(state, code, succeedsAt, instant, announcement);
    }
}
