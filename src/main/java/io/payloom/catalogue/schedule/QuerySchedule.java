package io.payloom.catalogue.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a bank is asked for an unknown result. Regular queries come first; where the interface has one, a query at T+1 comes
 * on top. It keeps no state: what is next follows from the number of queries done and the time of the send, so restarts
 * change nothing, and a catalogue that is changed meanwhile counts from the next query on.
 *
 * @param gaps of the regular queries, counted from the query before, so that an outage is followed by no bunch of them
 * @param first how long after submission the first regular query comes, instead of the first gap
 * @param last how long after submission no regular query comes any more
 * @param most how many regular queries there are at most
 * @param jitterPercent by how much of it a regular wait may grow, 0 to 50
 * @param nextDay null when T+1 means nothing to the bank
 */
public record QuerySchedule(
        QueryGaps gaps,
        @Nullable Duration first,
        @Nullable Duration last,
        @Nullable Integer most,
        int jitterPercent,
        @Nullable NextDayQuery nextDay) {

    static final int USUAL_JITTER_PERCENT = 10;

    private static final int MOST_JITTER_PERCENT = 50;
    private static final Duration LONGEST = Duration.ofDays(365);

    /** 5, 10, 30 seconds, 1, 2, 5, 10, 30 minutes, 1, 2, 6, 12, 24 hours. */
    public static final QuerySchedule DEFAULT = parse("5s,10s,30s,1m,2m,5m,10m,30m,1h,2h,6h,12h,24h");

    public QuerySchedule {
        require(gaps instanceof QueryGaps.Listed || last != null || most != null, "'every' needs 'last' or 'most'");
        require(most == null || most >= 1, "'most' is at least 1");
        require(jitterPercent >= 0 && jitterPercent <= MOST_JITTER_PERCENT, "'jitter' is from 0% to 50%");
        require(
                isWithinReason(first) && isWithinReason(last),
                "'first' and 'last' are longer than zero, a year at most");
        Duration earliest = first == null ? gaps.after(0).orElseThrow() : first;
        require(last == null || earliest.compareTo(last) <= 0, "'last' is before the first query");
    }

    /**
     * Reads the one spelling that the catalogue's file and table use: {@code 5s,10s,30s}, {@code every 5m} or {@code every
     * 5m growing}, then any of {@code first 10m}, {@code last 1h}, {@code most 12}, {@code jitter 20%} and one of {@code
     * next-day 09:30} or {@code cross-day 09:30}, each after a semicolon.
     *
     * @throws IllegalArgumentException for anything else, and for what contradicts itself
     */
    public static QuerySchedule parse(String text) {
        return new QueryScheduleText().read(text);
    }

    /** As {@link #parse} reads it, in one order. */
    public String text() {
        return QueryScheduleText.of(this);
    }

    /**
     * The earliest planned query, later than now; empty when all are used up. The first query at or after T+1, however late
     * it is, is the one for T+1; it counts neither as a gap nor to the most.
     *
     * @param queriesDone all of them, that at T+1 included
     * @param sentAt begin of the newest send
     * @param jitter from 0 to 1, drawn anew for each call
     */
    public Optional<Instant> next(int queriesDone, Instant sentAt, Instant now, BankDays days, double jitter) {
        Optional<Instant> dayAfter = Optional.ofNullable(nextDay).map(query -> query.instant(sentAt, days));
        boolean askedThen =
                queriesDone > 0 && dayAfter.filter(at -> !at.isAfter(now)).isPresent();
        Optional<Instant> regular = regular(askedThen ? queriesDone - 1 : queriesDone, sentAt, now, jitter);
        Optional<Instant> onTop = dayAfter.filter(at -> at.isAfter(now))
                .filter(at -> nextDay != null && nextDay.concerns(sentAt, regular.orElse(now), days));
        return Stream.of(regular, onTop).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<Instant> regular(int done, Instant sentAt, Instant now, double jitter) {
        if (most != null && done >= most) {
            return Optional.empty();
        }
        Instant limit = last == null ? Instant.MAX : sentAt.plus(last);
        return gaps.after(done)
                .map(gap -> done == 0 && first != null ? first(first, gap, sentAt, now) : new Wait(now, gap))
                .filter(wait -> !wait.end().isAfter(limit))
                .map(wait -> earlier(wait.end().plus(wait.part(jitterPercent / 100.0 * jitter)), limit));
    }

    /** A first query whose time passed while nothing ran is asked soon, but not at once with all others. */
    private static Wait first(Duration first, Duration gap, Instant sentAt, Instant now) {
        Duration shorter = first.compareTo(gap) < 0 ? first : gap;
        return sentAt.plus(first).isAfter(now) ? new Wait(sentAt, first) : new Wait(now, shorter);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isWithinReason(@Nullable Duration duration) {
        return duration == null || duration.isPositive() && duration.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }

    private record Wait(Instant from, Duration time) {

        Instant end() {
            return from.plus(time);
        }

        Duration part(double share) {
            return Duration.ofMillis((long) (time.toMillis() * share));
        }
    }
}
