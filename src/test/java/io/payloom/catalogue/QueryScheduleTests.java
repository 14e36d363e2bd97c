package io.payloom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryScheduleTests {

    @Test
    void readsEveryUnit() {
        assertThat(QuerySchedule.parse("5s, 2m,3h,1d").gaps())
                .containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(3), Duration.ofDays(1));
    }

    @Test
    void givesTheGapAfterTheQueriesDoneUntilTheyAreUsedUp() {
        QuerySchedule schedule = QuerySchedule.parse("5s,10s");

        assertThat(schedule.gap(0)).contains(Duration.ofSeconds(5));
        assertThat(schedule.gap(1)).contains(Duration.ofSeconds(10));
        assertThat(schedule.gap(2)).isEmpty();
    }

    @Test
    void endsTheDefaultScheduleWithOneDay() {
        assertThat(QuerySchedule.DEFAULT.gaps()).hasSize(13).endsWith(Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5x", "-5s", "0s", "5s,", "1.5m", "5s;10s", "99999999s"})
    void refusesWhatIsNoGap(String text) {
        assertThatThrownBy(() -> QuerySchedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
