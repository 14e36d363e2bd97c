package io.payloom.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the day, also across midnight.
 *
 * @param from minute of the day, inclusive
 * @param to minute of the day, exclusive, up to 1440; before {@code from} it means the next day
 */
public record ServiceHours(int from, int to) {

    private static final int DAY = 24 * 60;
    private static final Pattern TEXT =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(24:00|([01]\\d|2[0-3]):([0-5]\\d))");

    /**
     * Reads {@code 23:50-00:50}; {@code 24:00} is the end of the day.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ServiceHours parse(String text) {
        Matcher hours = TEXT.matcher(text);
        if (!hours.matches()) {
            throw new IllegalArgumentException("Not hours such as 09:00-17:30: '" + text + "'");
        }
        return new ServiceHours(minute(hours.group(1) + ":" + hours.group(2)), minute(hours.group(3)));
    }

    public boolean contains(int minuteOfDay) {
        return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
    }

    /** Whether a minute belongs to both. */
    public boolean overlaps(ServiceHours other) {
        return contains(other.from) || other.contains(from);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }

    private static int minute(String time) {
        return Math.min(DAY, Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3)));
    }
}
