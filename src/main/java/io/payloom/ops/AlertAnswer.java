package io.payloom.ops;

import io.payloom.alert.Alerts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert and everybody who ever acknowledged it.
 *
 * @param key equal alerts of the kind share it
 * @param subject order or transaction that it is about
 * @param openedAt when it was opened the last time
 */
record AlertAnswer(
        long id,
        String kind,
        String key,
        @Nullable String subject,
        String state,
        String text,
        int occurrences,
        Instant firstAt,
        Instant openedAt,
        Instant lastAt,
        List<Entry> acknowledgements) {

    static AlertAnswer of(Alerts.Alert alert, List<Alerts.Acknowledged> history) {
        return new AlertAnswer(
                alert.id(),
                alert.kind(),
                alert.dedupKey(),
                alert.subjectNo(),
                alert.acknowledgedAt() == null ? "open" : "acknowledged",
                alert.text(),
                alert.occurrences(),
                alert.firstAt(),
                alert.openedAt(),
                alert.lastAt(),
                history.stream()
                        .map(one -> new Entry(one.acknowledgedAt(), one.acknowledgedBy(), one.note()))
                        .toList());
    }

    /** One acknowledgement. */
    record Entry(Instant at, String by, String note) {}

    /**
     * Some alerts, the newest first.
     *
     * @param nextCursor there while there are more
     */
    record Page(
            List<AlertAnswer> items,
            boolean hasMore,
            @Nullable String nextCursor) {}
}
