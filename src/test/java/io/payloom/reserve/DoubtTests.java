package io.payloom.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How far a bank is believed that refuses for want of money what it says it has. Issue 13, item 4. */
class DoubtTests {

    private static final Instant TEN = Instant.parse("2026-11-30T10:00:00Z");
    private static final Doubt FRESH = new Doubt(9_000L, null, 0, 0, null, null);

    @Test
    void afterItsFirstRefusalTheBankIsBelievedAsOursWasOld() {
        Doubt once = FRESH.refused(1_000, 999, TEN.minusSeconds(30), TEN);

        assertThat(once.isRepeated()).isFalse();
        assertThat(once.believed(9_000, 0, 0, TEN)).isEqualTo(9_000);
    }

    @Test
    void severalThatWereUnderWayTogetherAreOneRefusal() {
        Doubt twice = FRESH.refused(1_000, 2_999, TEN.minusSeconds(30), TEN)
                .refused(800, 1_799, TEN.minusSeconds(30), TEN.plusSeconds(1));

        assertThat(twice.isRepeated()).isFalse();
        assertThat(twice.refused()).isEqualTo(800);
    }

    @Test
    void whoSaysAgainWhatItDoesNotPayIsBelievedOnlySoFarAndWithWhatCameSince() {
        Doubt repeated = repeated(TEN);

        assertThat(repeated.believed(9_000, 0, 0, TEN.plusSeconds(60))).isEqualTo(999);
        assertThat(repeated.believed(9_500, 0, 0, TEN.plusSeconds(60)))
                .as("500 came")
                .isEqualTo(1_499);
        assertThat(repeated.believed(8_000, 0, 0, TEN.plusSeconds(60)))
                .as("1000 went")
                .isEqualTo(-1);
        assertThat(repeated.believed(700, 0, 0, TEN.plusSeconds(60)))
                .as("it agrees by now")
                .isEqualTo(700);
    }

    @Test
    void afterAWhileOnlyTheOldestTriesAndEachRefusalDoublesThatWhile() {
        Doubt repeated = repeated(TEN);
        Instant later = TEN.plus(Duration.ofMinutes(5));

        assertThat(repeated.believed(9_000, 200, 0, later)).isEqualTo(1_200);
        assertThat(repeated.believed(9_000, 200, 3_000, later)).isEqualTo(3_200);
        assertThat(repeated.believed(2_000, 200, 3_000, later))
                .as("more than it says")
                .isEqualTo(2_000);
        Doubt third = repeated.refused(1_000, 999, later.minusSeconds(1), later);
        assertThat(third.believed(9_000, 0, 0, later.plus(Duration.ofMinutes(9))))
                .isEqualTo(999);
        assertThat(third.believed(9_000, 0, 0, later.plus(Duration.ofMinutes(10))))
                .isEqualTo(1_000);
    }

    @Test
    void noWhileIsLongerThanAnHour() {
        Doubt doubt = FRESH;
        for (int times = 0; times < 40; times++) {
            doubt = doubt.refused(1_000, 999, TEN.plusSeconds(2L * times + 1), TEN.plusSeconds(2L * times + 2));
        }

        assertThat(doubt.doubtedUntil()).isEqualTo(TEN.plusSeconds(80).plus(Duration.ofHours(1)));
    }

    private static Doubt repeated(Instant now) {
        return FRESH.refused(1_000, 999, now.minusSeconds(60), now.minusSeconds(50))
                .refused(1_000, 999, now.minusSeconds(10), now);
    }
}
