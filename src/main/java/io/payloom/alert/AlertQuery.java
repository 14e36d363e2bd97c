package io.payloom.alert;

import org.jspecify.annotations.Nullable;

/**
 * Which alerts somebody wants to see.
 *
 * @param kind null for all kinds
 * @param before only alerts with a smaller id; null for the first page
 */
public record AlertQuery(
        State state, @Nullable String kind, @Nullable Long before, int limit) {

    /** What has become of an alert. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        ALL
    }
}
