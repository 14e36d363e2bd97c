package io.payloom.catalogue.table;

import io.payloom.catalogue.schedule.BusinessCalendar;
import java.time.DayOfWeek;
import java.util.Set;
import java.util.stream.Collectors;

record CalendarRow(String code, String weekend) {

    static CalendarRow of(BusinessCalendar calendar) {
        return new CalendarRow(
                calendar.code(),
                Words.join(calendar.weekend().stream()
                        .sorted()
                        .map(DayOfWeek::name)
                        .toList()));
    }

    Set<DayOfWeek> weekendDays() {
        return Words.split(weekend).stream().map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
