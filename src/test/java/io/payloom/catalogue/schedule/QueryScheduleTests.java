package io.payloom.catalogue.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.catalogue.CatalogueTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is next, and when nothing is, of every kind of schedule; the times are Shanghai's, the jitter is none. */
class QueryScheduleTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final BankDays PLAIN = new BankDays(SHANGHAI, BusinessCalendar.PLAIN);

    @Test
    void readsEveryUnit() {
        assertThat(QuerySchedule.parse("5s, 2m,3h,1d").gaps())
                .isEqualTo(new QueryGaps.Listed(List.of(
                        Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(3), Duration.ofDays(1))));
    }

    @Test
    void readsEveryPart() {
        assertThat(QuerySchedule.parse("every 5m growing; first 10m; last 1h; most 12; jitter 0%; next-day 09:30"))
                .isEqualTo(new QuerySchedule(
                        new QueryGaps.Every(Duration.ofMinutes(5), true),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        12,
                        0,
                        new NextDayQuery(LocalTime.of(9, 30), false)));
        assertThat(QuerySchedule.parse("5s; cross-day 23:59").nextDay())
                .isEqualTo(new NextDayQuery(LocalTime.of(23, 59), true));
        assertThat(QuerySchedule.parse("5s").jitterPercent()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            5s, 10s,60s | 5s,10s,1m
            every  5m   growing;most 3 | every 5m growing; most 3
            every 5m ;next-day 09:30; jitter 05%;last 60m;first 600s | every 5m; first 10m; last 1h; jitter 5%; next-day 09:30
            24h; jitter 10%; cross-day 00:00 | 1d; cross-day 00:00
            """)
    void hasOneSpellingForTheSame(String read, String written) {
        assertThat(QuerySchedule.parse(read).text()).isEqualTo(written);
        assertThat(QuerySchedule.parse(written)).isEqualTo(QuerySchedule.parse(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5x",
                "-5s",
                "0s",
                "5s,",
                "1.5m",
                "5s;10s",
                "99999999s",
                "every",
                "every 5m",
                "every 0m; most 2",
                "every 5m grown; most 2",
                "every 5m,10m; most 2",
                "5s;",
                "5s; most 0",
                "5s; most 1000",
                "5s; most 1.5",
                "5s; jitter 51%",
                "5s; jitter 10",
                "5s; first 0s",
                "5s; last 400d",
                "5s; first 10m; last 9m",
                "10m; last 9m",
                "5s; most 2; most 3",
                "5s; next-day 9:30",
                "5s; next-day 24:00",
                "5s; next-day 09:30; cross-day 09:30",
                "next-day 09:30",
                "5s; then 10m"
            })
    void refusesWhatItDoesNotUnderstandOrWhatContradictsItself(String text) {
        assertThatThrownBy(() -> QuerySchedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{10,}");
    }

    @Test
    void endsTheDefaultScheduleWithOneDay() {
        assertThat(QuerySchedule.DEFAULT.text()).isEqualTo("5s,10s,30s,1m,2m,5m,10m,30m,1h,2h,6h,12h,1d");
        assertThat(QuerySchedule.DEFAULT.gaps().after(12)).contains(Duration.ofHours(24));
        assertThat(QuerySchedule.DEFAULT.gaps().after(13)).isEmpty();
    }

    @Test
    void goesThroughAListOnce() {
        assertThat(journey("5s,10s", "2026-03-04T12:00:00")).containsExactly("03-04 12:00:05", "03-04 12:00:15");
    }

    @Test
    void asksInAFixedPeriodFromTheFirstToTheLast() {
        assertThat(journey("every 10m; first 5m; last 40m", "2026-03-04T12:00:00"))
                .containsExactly("03-04 12:05:00", "03-04 12:15:00", "03-04 12:25:00", "03-04 12:35:00");
    }

    @Test
    void asksInAGrowingPeriod() {
        assertThat(journey("every 5m growing; most 4", "2026-03-04T12:00:00"))
                .containsExactly("03-04 12:05:00", "03-04 12:15:00", "03-04 12:30:00", "03-04 12:50:00");
        assertThat(journey("every 5m growing; first 1m; most 3", "2026-03-04T12:00:00"))
                .containsExactly("03-04 12:01:00", "03-04 12:11:00", "03-04 12:26:00");
    }

    @Test
    void addsJitterToEveryRegularWaitButNeverPassesTheLast() {
        QuerySchedule schedule = QuerySchedule.parse("every 10m; first 20m; last 41m; jitter 50%");
        Instant sent = shanghai("2026-03-04T12:00:00");

        assertThat(schedule.next(0, sent, sent, PLAIN, 0.5)).contains(sent.plus(Duration.ofMinutes(25)));
        assertThat(schedule.next(1, sent, sent.plusSeconds(25 * 60), PLAIN, 0.2))
                .contains(sent.plus(Duration.ofMinutes(36)));
        assertThat(schedule.next(1, sent, sent.plusSeconds(30 * 60), PLAIN, 0.9))
                .contains(sent.plus(Duration.ofMinutes(41)));
        assertThat(schedule.next(1, sent, sent.plusSeconds(32 * 60), PLAIN, 0)).isEmpty();
    }

    @Test
    void countsGapsFromNowSoThatAnOutageIsFollowedByNoBunch() {
        QuerySchedule schedule = QuerySchedule.parse("every 5m; first 10m; most 9");
        Instant sent = shanghai("2026-03-04T12:00:00");
        Instant hoursLater = sent.plus(Duration.ofHours(3));

        assertThat(schedule.next(3, sent, hoursLater, PLAIN, 0)).contains(hoursLater.plusSeconds(300));
        assertThat(schedule.next(0, sent, hoursLater, PLAIN, 0))
                .as("a first query that was missed")
                .contains(hoursLater.plusSeconds(300));
        assertThat(schedule.next(0, sent, sent.plusSeconds(12), PLAIN, 0))
                .as("a first query counts from submission")
                .contains(sent.plusSeconds(600));
    }

    @Test
    void asksOnceMoreOnTheNextWorkingDay() {
        assertThat(journey("5s,10s; next-day 09:30", "2026-03-04T12:00:00"))
                .containsExactly("03-04 12:00:05", "03-04 12:00:15", "03-05 09:30:00");
        assertThat(journey("5s; next-day 09:30", "2026-03-06T23:59:59"))
                .as("Friday")
                .containsExactly("03-07 00:00:04", "03-09 09:30:00");
        assertThat(journey("5s; next-day 00:00", "2026-03-04T23:59:58"))
                .as("T+1 comes first")
                .containsExactly("03-05 00:00:00", "03-05 00:00:05");
    }

    @Test
    void goesOnWithTheRegularQueriesAroundTheOneAtTPlus1() {
        assertThat(journey("12h,12h,12h; next-day 09:30", "2026-03-04T12:00:00"))
                .containsExactly("03-05 00:00:00", "03-05 09:30:00", "03-05 21:30:00", "03-06 09:30:00");
        assertThat(journey("every 12h; most 3; next-day 09:30", "2026-03-04T12:00:00"))
                .containsExactly("03-05 00:00:00", "03-05 09:30:00", "03-05 21:30:00", "03-06 09:30:00");
    }

    @Test
    void asksOnceForBothWhenTheyFallTogether() {
        assertThat(journey("12h; next-day 09:30", "2026-03-04T21:30:00"))
                .containsExactly("03-05 09:30:00", "03-05 21:30:00");
    }

    @Test
    void waitsForTheEndOfALongHoliday() {
        BankDays china = new BankDays(
                SHANGHAI,
                CatalogueTexts.content(CatalogueTexts.sample()).calendars().getFirst());
        QuerySchedule schedule = QuerySchedule.parse("5s; next-day 09:30");

        assertThat(schedule.next(1, shanghai("2026-02-13T20:00:00"), shanghai("2026-02-13T20:00:05"), china, 0))
                .as("the Saturday after is worked")
                .contains(shanghai("2026-02-14T09:30:00"));
        assertThat(schedule.next(1, shanghai("2026-02-14T20:00:00"), shanghai("2026-02-14T20:00:05"), china, 0))
                .contains(shanghai("2026-02-24T09:30:00"));
        assertThat(schedule.next(1, shanghai("2026-02-17T20:00:00"), shanghai("2026-02-17T20:00:05"), china, 0))
                .as("submitted in the holiday")
                .contains(shanghai("2026-02-24T09:30:00"));
    }

    @Test
    void asksAcrossMidnightOnlyForWhatCrossesIt() {
        assertThat(journey("5m,5m; cross-day 09:30", "2026-03-04T12:00:00"))
                .containsExactly("03-04 12:05:00", "03-04 12:10:00");
        assertThat(journey("5m,5m; cross-day 09:30", "2026-03-04T23:52:00"))
                .containsExactly("03-04 23:57:00", "03-05 00:02:00", "03-05 09:30:00");
        assertThat(journey("5m,5m; cross-day 09:30", "2026-03-04T23:49:00"))
                .as("the last query is at 23:59")
                .containsExactly("03-04 23:54:00", "03-04 23:59:00");
        assertThat(journey("1d; cross-day 09:30", "2026-03-04T12:00:00"))
                .as("T+1 comes before the query that crosses")
                .containsExactly("03-05 09:30:00", "03-06 09:30:00");
    }

    @Test
    void asksAcrossMidnightAlsoWhenAQueryOnlyCrossedBecauseItWasLate() {
        QuerySchedule schedule = QuerySchedule.parse("5m; cross-day 09:30");
        Instant sent = shanghai("2026-03-04T23:54:00");

        assertThat(schedule.next(1, sent, shanghai("2026-03-05T00:00:01"), PLAIN, 0))
                .contains(shanghai("2026-03-05T09:30:00"));
    }

    @Test
    void takesTheFirstQueryAfterTPlus1ForTheOneThatWasMissed() {
        QuerySchedule schedule = QuerySchedule.parse("1h,1h; next-day 09:30");
        Instant sent = shanghai("2026-03-04T12:00:00");
        Instant afterAnOutage = shanghai("2026-03-07T08:00:00");

        assertThat(schedule.next(1, sent, sent.plusSeconds(3600), PLAIN, 0)).contains(sent.plusSeconds(7200));
        assertThat(schedule.next(2, sent, afterAnOutage, PLAIN, 0))
                .as("its second query was three days late")
                .contains(afterAnOutage.plusSeconds(3600));
        assertThat(schedule.next(3, sent, afterAnOutage.plusSeconds(3600), PLAIN, 0))
                .isEmpty();
    }

    @Test
    void followsTheClocksOfTheChannelThroughASwitch() {
        BankDays berlin = new BankDays(ZoneId.of("Europe/Berlin"), calendarWithoutWeekend());
        QuerySchedule atHalfPastTwo = QuerySchedule.parse("5s; next-day 02:30");

        Instant beforeSpring = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(atHalfPastTwo.next(1, beforeSpring, beforeSpring.plusSeconds(5), berlin, 0))
                .as("02:30 is skipped and becomes 03:30 of summer")
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
        Instant beforeAutumn = Instant.parse("2026-10-24T12:00:00Z");
        assertThat(atHalfPastTwo.next(1, beforeAutumn, beforeAutumn.plusSeconds(5), berlin, 0))
                .as("the first of two")
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(atHalfPastTwo.next(2, beforeAutumn, Instant.parse("2026-10-25T01:00:00Z"), berlin, 0))
                .as("not again when clocks show 02:00 a second time")
                .isEmpty();
    }

    @Test
    void takesTheDayOfSubmissionByTheChannelsClocks() {
        Instant sent = Instant.parse("2026-03-04T16:30:00Z");
        QuerySchedule schedule = QuerySchedule.parse("5s; next-day 09:30");

        assertThat(schedule.next(1, sent, sent.plusSeconds(5), PLAIN, 0))
                .as("it is the 5th in Shanghai")
                .contains(shanghai("2026-03-06T09:30:00"));
        assertThat(schedule.next(
                        1, sent, sent.plusSeconds(5), new BankDays(ZoneId.of("UTC"), BusinessCalendar.PLAIN), 0))
                .contains(Instant.parse("2026-03-05T09:30:00Z"));
    }

    private static BusinessCalendar calendarWithoutWeekend() {
        return new BusinessCalendar("daily", Set.of(), Set.of(), Set.of());
    }

    /** The queries of a transaction that stays unknown, each made at once when it is due. */
    private static List<String> journey(String schedule, String sentAt) {
        Instant sent = shanghai(sentAt);
        return QueryJourney.of(QuerySchedule.parse(schedule), sent, PLAIN).queries().stream()
                .map(query -> query.atZone(SHANGHAI).toLocalDateTime())
                .map(DateTimeFormatter.ofPattern("MM-dd HH:mm:ss")::format)
                .toList();
    }

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
