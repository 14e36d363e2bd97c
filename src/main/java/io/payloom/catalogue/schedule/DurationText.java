package io.payloom.catalogue.schedule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and its unit. */
public final class DurationText {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private enum Unit {
        D(ChronoUnit.DAYS),
        H(ChronoUnit.HOURS),
        M(ChronoUnit.MINUTES),
        S(ChronoUnit.SECONDS),
        MS(ChronoUnit.MILLIS);

        private final Duration one;

        Unit(ChronoUnit unit) {
            this.one = unit.getDuration();
        }
    }

    private DurationText() {}

    /** @throws IllegalArgumentException for anything but {@code 500ms}, {@code 10s}, {@code 15m}, {@code 2h}, {@code 1d} */
    public static Duration parse(String text) {
        Matcher duration = TEXT.matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException("Not a duration such as 10s, 15m, 2h or 1d: '" + text + "'");
        }
        Unit unit = Unit.valueOf(duration.group(2).toUpperCase(java.util.Locale.ROOT));
        return unit.one.multipliedBy(Long.parseLong(duration.group(1)));
    }

    /** In the largest unit that gives a whole number; finer than a millisecond is cut off. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        Unit unit = Arrays.stream(Unit.values())
                .filter(one -> millis % one.one.toMillis() == 0 && millis >= one.one.toMillis())
                .findFirst()
                .orElse(Unit.S);
        return millis / unit.one.toMillis() + unit.name().toLowerCase(java.util.Locale.ROOT);
    }
}
