package io.payloom.resultcode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a line counts.
 *
 * @param from the first moment; null for always before
 * @param until the first moment at which it does not count any more; null for ever
 */
public record Validity(@Nullable Instant from, @Nullable Instant until) {

    public static final Validity ALWAYS = new Validity(null, null);

    boolean includes(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
    }

    boolean isEmpty() {
        return from != null && until != null && !from.isBefore(until);
    }

    boolean overlaps(Validity other) {
        return beginsBefore(other.until) && other.beginsBefore(until);
    }

    private boolean beginsBefore(@Nullable Instant end) {
        return from == null || end == null || from.isBefore(end);
    }

    @Override
    public String toString() {
        return (from == null ? "ever" : from.toString()) + " to " + (until == null ? "ever" : until.toString());
    }
}
