package io.payloom.catalogue.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every schedule, whenever the order is sent and however late its queries are made. */
class QuerySchedulePropertyTests {

    private static final int SEEDS = 400;
    private static final List<ZoneId> ZONES = Stream.of(
                    "Asia/Shanghai", "UTC", "Europe/Berlin", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia")
            .map(ZoneId::of)
            .toList();

    static Stream<Case> cases() {
        return IntStream.range(0, SEEDS).mapToObj(seed -> Case.of(new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyQueryIsLaterThanTheOneBeforeAndTheScheduleEnds(Case given) {
        assertThat(given.punctual().queries())
                .isSortedAccordingTo(Instant::compareTo)
                .doesNotHaveDuplicates();
        assertThat(given.late().planned()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noRegularQueryIsPlannedAfterTheLast(Case given) {
        Duration last = given.schedule().last();
        if (last != null) {
            for (QueryJourney journey : List.of(given.punctual(), given.late())) {
                assertThat(journey.planned())
                        .filteredOn(at -> !at.equals(given.tPlus1()))
                        .allSatisfy(at ->
                                assertThat(at).isBeforeOrEqualTo(given.sentAt().plus(last)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thereAreNeverMoreRegularQueriesThanTheMost(Case given) {
        Integer most = given.schedule().most();
        int listed = given.schedule().gaps() instanceof QueryGaps.Listed list
                ? list.gaps().size()
                : Integer.MAX_VALUE;
        int limit = Math.min(most == null ? Integer.MAX_VALUE : most, listed);

        assertThat(given.punctual().queries().stream().filter(at -> !at.equals(given.tPlus1())))
                .hasSizeLessThanOrEqualTo(limit);
        assertThat(given.late().queries().size() - (given.schedule().nextDay() == null ? 0 : 1))
                .isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tPlus1IsAskedExactlyOnceWhereItIsPlanned(Case given) {
        NextDayQuery query = given.schedule().nextDay();
        long times = given.punctual().queries().stream()
                .filter(at -> at.equals(given.tPlus1()))
                .count();
        if (query == null) {
            assertThat(times).isLessThanOrEqualTo(1);
        } else if (!query.onlyAcrossMidnight()) {
            assertThat(times).isEqualTo(1);
        } else {
            boolean crosses = given.punctual().queries().stream()
                    .anyMatch(at -> given.days().dayOf(at).isAfter(given.days().dayOf(given.sentAt())));
            assertThat(times).isEqualTo(crosses ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tPlus1IsPlannedOnceHoweverLateQueriesAre(Case given) {
        assertThat(given.late().planned().stream().filter(at -> at.equals(given.tPlus1())))
                .hasSizeLessThanOrEqualTo(1);
        NextDayQuery query = given.schedule().nextDay();
        if (query != null && !query.onlyAcrossMidnight()) {
            assertThat(given.late().queries())
                    .as("asked at T+1 or after it")
                    .anyMatch(at -> !at.isBefore(given.tPlus1()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatItWritesItReads(Case given) {
        assertThat(QuerySchedule.parse(given.schedule().text())).isEqualTo(given.schedule());
    }

    /**
     * A schedule, a time of sending, and what became of it.
     *
     * @param tPlus1 also where the schedule does not ask for it, then at half past nine
     * @param late with queries that are made up to days after their time
     */
    record Case(
            QuerySchedule schedule,
            Instant sentAt,
            BankDays days,
            Instant tPlus1,
            QueryJourney punctual,
            QueryJourney late) {

        static Case of(Random random) {
            QuerySchedule schedule = QuerySchedule.parse(schedule(random));
            BankDays days = new BankDays(ZONES.get(random.nextInt(ZONES.size())), calendar(random));
            Instant sentAt = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(365L * 24 * 3600));
            NextDayQuery nextDay = schedule.nextDay();
            LocalDate workingDay = days.calendar().nextWorkingDay(days.dayOf(sentAt));
            Instant tPlus1 = days.at(workingDay, nextDay == null ? LocalTime.of(9, 30) : nextDay.at());
            UnaryOperator<Instant> late = at -> at.plusMillis((long) Math.pow(10, random.nextDouble() * 8.5));
            return new Case(
                    schedule,
                    sentAt,
                    days,
                    tPlus1,
                    QueryJourney.of(schedule, sentAt, days, random::nextDouble, at -> at),
                    QueryJourney.of(schedule, sentAt, days, random::nextDouble, late));
        }

        private static String schedule(Random random) {
            StringBuilder text = new StringBuilder();
            boolean every = random.nextBoolean();
            if (every) {
                text.append("every ")
                        .append(1 + random.nextInt(300))
                        .append("m")
                        .append(random.nextBoolean() ? " growing" : "");
            } else {
                text.append(String.join(
                        ",",
                        Stream.generate(() -> gap(random))
                                .limit(1 + random.nextInt(8))
                                .toList()));
            }
            boolean last = random.nextBoolean();
            text.append(random.nextBoolean() ? "; first " + gap(random) : "");
            text.append(last ? "; last " + (1 + random.nextInt(3)) + "d" : "");
            text.append(every && !last || random.nextBoolean() ? "; most " + (1 + random.nextInt(20)) : "");
            text.append(random.nextBoolean() ? "; jitter " + random.nextInt(51) + "%" : "");
            String at = "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
            text.append(List.of("", "; next-day " + at, "; cross-day " + at).get(random.nextInt(3)));
            return text.toString();
        }

        private static String gap(Random random) {
            return 1 + random.nextInt(59) + List.of("s", "m", "m").get(random.nextInt(3));
        }

        private static BusinessCalendar calendar(Random random) {
            Set<LocalDate> holidays = Stream.generate(
                            () -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400)))
                    .limit(random.nextInt(120))
                    .collect(Collectors.toSet());
            return new BusinessCalendar("random", BusinessCalendar.PLAIN.weekend(), holidays, Set.of());
        }
    }
}
