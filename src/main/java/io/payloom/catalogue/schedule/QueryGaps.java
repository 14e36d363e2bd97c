package io.payloom.catalogue.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pauses before the regular queries of a {@link QuerySchedule}, before jitter. */
public sealed interface QueryGaps {

    /** The pause before the next regular query; empty when there is none any more. */
    Optional<Duration> after(int regularQueriesDone);

    /**
     * One pause per query, so there are as many queries.
     *
     * @param gaps at least one, each longer than zero
     */
    record Listed(List<Duration> gaps) implements QueryGaps {

        public Listed {
            gaps = List.copyOf(gaps);
            if (gaps.isEmpty() || !gaps.stream().allMatch(Duration::isPositive)) {
                throw new IllegalArgumentException("A query schedule needs gaps longer than zero: " + gaps);
            }
        }

        @Override
        public Optional<Duration> after(int regularQueriesDone) {
            return regularQueriesDone < gaps.size() ? Optional.of(gaps.get(regularQueriesDone)) : Optional.empty();
        }
    }

    /**
     * The same pause always, or n times the pause before the n-th query; without an end of its own.
     *
     * @param period longer than zero
     */
    record Every(Duration period, boolean growing) implements QueryGaps {

        public Every {
            if (!period.isPositive()) {
                throw new IllegalArgumentException("A query schedule needs a period longer than zero: " + period);
            }
        }

        @Override
        public Optional<Duration> after(int regularQueriesDone) {
            return Optional.of(growing ? period.multipliedBy(regularQueriesDone + 1L) : period);
        }
    }
}
