package io.payloom.catalogue.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.catalogue.CatalogueTexts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTests {

    private static final BusinessCalendar CHINA =
            CatalogueTexts.content(CatalogueTexts.sample()).calendars().getFirst();

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2026-01-04",
        "2026-01-04, 2026-01-05",
        "2026-02-13, 2026-02-14",
        "2026-02-14, 2026-02-24",
        "2026-02-18, 2026-02-24",
        "2026-02-27, 2026-02-28",
        "2026-02-28, 2026-03-02",
        "2026-04-03, 2026-04-07",
        "2026-04-30, 2026-05-06",
        "2026-05-08, 2026-05-09",
        "2026-06-18, 2026-06-22",
        "2026-09-19, 2026-09-20",
        "2026-09-24, 2026-09-28",
        "2026-09-30, 2026-10-08",
        "2026-10-09, 2026-10-10",
        "2027-01-01, 2027-01-04"
    })
    void knowsTheWorkingDaysOfMainlandChina(LocalDate day, LocalDate next) {
        assertThat(CHINA.nextWorkingDay(day)).isEqualTo(next);
    }

    @Test
    void takesSaturdayAndSundayOffWithoutACalendar() {
        assertThat(BusinessCalendar.PLAIN.nextWorkingDay(LocalDate.of(2026, 10, 2)))
                .isEqualTo("2026-10-05");
        assertThat(BusinessCalendar.PLAIN.isWorkingDay(LocalDate.of(2026, 10, 1)))
                .isTrue();
    }

    @Test
    void worksEveryDayWithoutAWeekend() {
        BusinessCalendar daily = new BusinessCalendar("daily", Set.of(), Set.of(), Set.of());

        assertThat(daily.nextWorkingDay(LocalDate.of(2026, 10, 2))).isEqualTo("2026-10-03");
    }

    @Test
    void leavesADayToWorkOn() {
        Set<DayOfWeek> all = EnumSet.allOf(DayOfWeek.class);

        assertThatThrownBy(() -> new BusinessCalendar("never", all, Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never");
    }
}
