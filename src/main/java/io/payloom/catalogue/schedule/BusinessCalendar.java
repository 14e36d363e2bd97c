package io.payloom.catalogue.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days a bank works.
 *
 * @param weekend days of every week on which it does not, six at most
 * @param holidays further days on which it does not; some may be weekend days
 * @param workingDays weekend days on which it does all the same, such as those that make up for a long holiday
 */
public record BusinessCalendar(
        String code, Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> workingDays) {

    /** What a channel without a calendar goes by: Saturday and Sunday off. */
    public static final BusinessCalendar PLAIN =
            new BusinessCalendar("plain", EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());

    public BusinessCalendar {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        workingDays = Set.copyOf(workingDays);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("The calendar " + code + " leaves no day of the week to work on");
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day) || !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The first one after the day, whether the day itself is one or not. */
    public LocalDate nextWorkingDay(LocalDate day) {
        return day.plusDays(1)
                .datesUntil(LocalDate.MAX)
                .filter(this::isWorkingDay)
                .findFirst()
                .orElseThrow();
    }
}
