package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The callback of one order and how far it has come.
 *
 * @param dueAt when the next attempt is due; null while the order has not succeeded, and once it is over
 */
record Notice(
        String url,
        Announcement announcement,
        int attempts,
        boolean delivered,
        @Nullable Instant dueAt) {

    static @Nullable Notice to(@Nullable String url, Announcement announcement) {
        return url == null ? null : new Notice(url, announcement, 0, false, null);
    }

    Notice due(Instant at) {
        return announcement == Announcement.NONE ? this : new Notice(url, announcement, attempts, delivered, at);
    }

    /** Something new is to be told, by one callback as it should be. */
    Notice afresh(Instant at) {
        return new Notice(url, Announcement.ONCE, 0, false, at);
    }

    boolean isDueAt(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    Notice accepted() {
        return new Notice(url, announcement, attempts + 1, true, null);
    }

    Notice refused(@Nullable Instant next) {
        return new Notice(url, announcement, attempts + 1, false, next);
    }
}
