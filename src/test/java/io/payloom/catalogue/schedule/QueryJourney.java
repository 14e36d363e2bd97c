package io.payloom.catalogue.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * The queries of one transaction that stays unknown.
 *
 * @param planned what the schedule said
 * @param queries when they were made, each at or after its plan
 */
record QueryJourney(List<Instant> planned, List<Instant> queries) {

    private static final int MORE_THAN_ANY_SCHEDULE_HAS = 5_000;

    static QueryJourney of(QuerySchedule schedule, Instant sentAt, BankDays days) {
        return of(schedule, sentAt, days, () -> 0, at -> at);
    }

    /** @param execution when a query that was planned for a moment is made */
    static QueryJourney of(
            QuerySchedule schedule,
            Instant sentAt,
            BankDays days,
            DoubleSupplier jitter,
            UnaryOperator<Instant> execution) {
        List<Instant> planned = new ArrayList<>();
        List<Instant> queries = new ArrayList<>();
        Instant now = sentAt;
        Optional<Instant> next = schedule.next(0, sentAt, now, days, jitter.getAsDouble());
        while (next.isPresent()) {
            if (!next.get().isAfter(now) || queries.size() > MORE_THAN_ANY_SCHEDULE_HAS) {
                throw new AssertionError(schedule.text() + " goes on from " + now + " to " + next.get());
            }
            planned.add(next.get());
            now = execution.apply(next.get());
            queries.add(now);
            next = schedule.next(queries.size(), sentAt, now, days, jitter.getAsDouble());
        }
        return new QueryJourney(planned, queries);
    }
}
