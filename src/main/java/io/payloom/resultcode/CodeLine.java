package io.payloom.resultcode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the translation table; it never changes, it is only removed.
 *
 * @param removed null while it is in the present table
 */
public record CodeLine(
        long id,
        CodeKey key,
        Validity validity,
        Meaning meaning,
        Change added,
        @Nullable Change removed) {

    /**
     * Which version of the table brought it or removed it, and why.
     *
     * @param by null when it was done by SQL
     */
    public record Change(
            long version,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String reason) {}
}
