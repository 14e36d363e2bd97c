package io.payloom.catalogue.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The spelling of a {@link QuerySchedule}. */
final class QueryScheduleText {

    private static final Pattern GAP = Pattern.compile("\\d{1,6}[smhd]");
    private static final Pattern EVERY = Pattern.compile("every +(\\S+)( +growing)?");
    private static final Pattern PART = Pattern.compile("(first|last|most|jitter|next-day|cross-day) +(\\S+)");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,2}%");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final Map<String, String> parts = new HashMap<>();

    QuerySchedule read(String text) {
        String[] pieces = text.split(";", -1);
        Arrays.stream(pieces).skip(1).map(String::strip).forEach(this::keep);
        QueryGaps gaps = gaps(pieces[0].strip());
        Integer jitter = value("jitter", QueryScheduleText::percent);
        return new QuerySchedule(
                gaps,
                value("first", QueryScheduleText::gap),
                value("last", QueryScheduleText::gap),
                value("most", QueryScheduleText::count),
                jitter == null ? QuerySchedule.USUAL_JITTER_PERCENT : jitter,
                nextDay());
    }

    static String of(QuerySchedule schedule) {
        List<String> pieces = new ArrayList<>();
        pieces.add(
                switch (schedule.gaps()) {
                    case QueryGaps.Listed listed ->
                        listed.gaps().stream().map(DurationText::of).collect(Collectors.joining(","));
                    case QueryGaps.Every every ->
                        "every " + DurationText.of(every.period()) + (every.growing() ? " growing" : "");
                });
        Duration first = schedule.first();
        Duration last = schedule.last();
        NextDayQuery nextDay = schedule.nextDay();
        add(pieces, first == null ? null : "first " + DurationText.of(first));
        add(pieces, last == null ? null : "last " + DurationText.of(last));
        add(pieces, schedule.most() == null ? null : "most " + schedule.most());
        boolean usual = schedule.jitterPercent() == QuerySchedule.USUAL_JITTER_PERCENT;
        add(pieces, usual ? null : "jitter " + schedule.jitterPercent() + "%");
        add(
                pieces,
                nextDay == null ? null : (nextDay.onlyAcrossMidnight() ? "cross-day " : "next-day ") + nextDay.at());
        return String.join("; ", pieces);
    }

    private static void add(List<String> pieces, @Nullable String piece) {
        if (piece != null) {
            pieces.add(piece);
        }
    }

    private void keep(String piece) {
        Matcher part = matched(PART, piece, "part such as first 10m, last 1h, most 12, jitter 20% or next-day 09:30");
        if (parts.put(part.group(1), part.group(2)) != null) {
            throw new IllegalArgumentException("'" + part.group(1) + "' stands there twice");
        }
    }

    private static QueryGaps gaps(String piece) {
        if (piece.startsWith("every")) {
            Matcher every = matched(EVERY, piece, "period such as every 5m or every 5m growing");
            return new QueryGaps.Every(gap(every.group(1)), every.group(2) != null);
        }
        return new QueryGaps.Listed(Arrays.stream(piece.split(",", -1))
                .map(String::strip)
                .map(QueryScheduleText::gap)
                .toList());
    }

    private @Nullable NextDayQuery nextDay() {
        LocalTime always = value("next-day", QueryScheduleText::time);
        LocalTime crossing = value("cross-day", QueryScheduleText::time);
        if (always != null && crossing != null) {
            throw new IllegalArgumentException("'next-day' and 'cross-day' are the same query; one is enough");
        }
        if (always != null) {
            return new NextDayQuery(always, false);
        }
        return crossing == null ? null : new NextDayQuery(crossing, true);
    }

    private <T> @Nullable T value(String part, Function<String, T> read) {
        String text = parts.get(part);
        return text == null ? null : read.apply(text);
    }

    private static Duration gap(String text) {
        return DurationText.parse(
                matched(GAP, text, "gap such as 30s, 5m, 2h or 1d").group());
    }

    private static int count(String text) {
        return Integer.parseInt(matched(COUNT, text, "number from 1 to 999").group());
    }

    private static int percent(String text) {
        String percent = matched(PERCENT, text, "percentage such as 20%").group();
        return Integer.parseInt(percent.substring(0, percent.length() - 1));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(matched(TIME, text, "time such as 09:30").group());
    }

    private static Matcher matched(Pattern pattern, String text, String wanted) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a " + wanted + ": '" + text + "'");
        }
        return matcher;
    }
}
