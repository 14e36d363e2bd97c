package io.payloom.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The gaps between the queries for an unknown result, the first one counted from the submission. Jitter is the caller's.
 *
 * @param gaps at least one, each longer than zero
 */
public record QuerySchedule(List<Duration> gaps) {

    private static final Pattern GAP = Pattern.compile("\\d{1,6}[smhd]");

    /** 5, 10, 30 seconds, 1, 2, 5, 10, 30 minutes, 1, 2, 6, 12, 24 hours. */
    public static final QuerySchedule DEFAULT = parse("5s,10s,30s,1m,2m,5m,10m,30m,1h,2h,6h,12h,24h");

    public QuerySchedule {
        gaps = List.copyOf(gaps);
        if (gaps.isEmpty() || !gaps.stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("A query schedule needs gaps longer than zero: " + gaps);
        }
    }

    /**
     * Reads gaps separated by commas, each a whole number and its unit: s, m, h or d.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static QuerySchedule parse(String text) {
        return new QuerySchedule(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(QuerySchedule::gap)
                .toList());
    }

    /** The pause before the next query, or empty when the planned queries are used up. */
    public Optional<Duration> gap(int queriesDone) {
        return queriesDone < gaps.size() ? Optional.of(gaps.get(queriesDone)) : Optional.empty();
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return gaps.stream().map(DurationText::of).collect(Collectors.joining(","));
    }

    private static Duration gap(String text) {
        if (!GAP.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a gap such as 30s, 5m, 2h or 1d: '" + text + "'");
        }
        return DurationText.parse(text);
    }
}
