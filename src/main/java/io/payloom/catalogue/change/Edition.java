package io.payloom.catalogue.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the catalogue that was in use.
 *
 * @param recordedBy who imported it; null when somebody changed the tables
 */
public record Edition(
        long version,
        Instant recordedAt,
        @Nullable String recordedBy,
        @Nullable String note) {}
