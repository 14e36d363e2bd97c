package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.AnotherInstance;
import io.payloom.bankside.BankSideTest;
import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Channel;
import io.payloom.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** The pace of queries on a real database, which notes by its own clock when it gave the right to one. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class QueryPaceModuleTests {

    /** Between the database's look at the clock and its note of it the machine may do something else. */
    private static final Duration NOTED_LATE = Duration.ofMillis(50);

    private final String code = "pace-" + UUID.randomUUID().toString().substring(0, 8);
    private final QueryPace pace;
    private final Channels channels;
    private final Database database;
    private final JdbcTemplate sql;

    QueryPaceModuleTests(QueryPace pace, Channels channels, Database database, JdbcTemplate sql) {
        this.pace = pace;
        this.channels = channels;
        this.database = database;
        this.sql = sql;
    }

    @BeforeEach
    void noteWhatIsGivenAndPromised() {
        sql.execute("create table pace_note (code varchar(40), given_at datetime(6), promised datetime(6))");
        sql.execute("create trigger note_pace after update on query_pace for each row insert into pace_note"
                + " select new.channel_code, if(new.next_at <> old.next_at, sysdate(6), null),"
                + " if(new.queue_until <> old.queue_until, new.queue_until, null)");
    }

    @AfterEach
    void noteNothingAnyMore() {
        sql.execute("drop trigger note_pace");
        sql.execute("drop table pace_note");
    }

    @Test
    void noSecondSeesMoreQueriesThanTheRateOverThreadsAndInstances() throws Exception {
        Channel channel = channelOf(20);
        try (AnotherInstance other = new AnotherInstance();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QueryPace there = other.bean(QueryPace.class);
            Instant until = Instant.now().plusSeconds(4);
            List<Future<Integer>> takers = new ArrayList<>();
            for (int thread = 0; thread < 12; thread++) {
                QueryPace instance = thread % 2 == 0 ? pace : there;
                takers.add(threads.submit(() -> takeUntil(until, instance, channel)));
            }
            int taken = 0;
            for (Future<Integer> taker : takers) {
                taken += taker.get();
            }
            assertThat(given()).hasSize(taken);
        }

        assertThat(given()).hasSizeGreaterThan(20);
        assertNoSecondSeesMoreThan(20);
    }

    @Test
    void whoWaitedForTheRowIsGivenNoTimeThatHasPassedMeanwhile() throws Exception {
        Channel channel = channelOf(4);
        pace.take(channel);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.inTransaction(() -> {
                sql.queryForList("select * from query_pace where channel_code = ? for update", code);
                for (int taker = 0; taker < 6; taker++) {
                    threads.submit(() -> take(pace, channel));
                    pause(300);
                }
            });
        }

        assertNoSecondSeesMoreThan(4);
    }

    @Test
    void everyoneWhoIsRefusedIsToldAnotherTime() throws Exception {
        Channel channel = channelOf(5);
        List<Future<Optional<Duration>>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 60; caller++) {
                answers.add(threads.submit(() -> take(pace, channel)));
            }
        }

        long refused = 0;
        for (Future<Optional<Duration>> answer : answers) {
            refused += answer.get().isPresent() ? 1 : 0;
            assertThat(answer.get().orElse(Duration.ofMillis(1)))
                    .isBetween(Duration.ofMillis(1), Duration.ofSeconds(13));
        }
        List<Instant> promised = promised();
        assertThat(promised).hasSize((int) refused).doesNotHaveDuplicates();
        for (int next = 1; next < promised.size(); next++) {
            assertThat(Duration.between(promised.get(next - 1), promised.get(next)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void whoComesBackWhenToldSeldomComesInVain() throws Exception {
        Channel channel = channelOf(100);
        int callers = 300;
        AtomicInteger tries = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    Optional<Duration> wait = Optional.of(Duration.ZERO);
                    while (wait.isPresent()) {
                        pause(wait.get().toMillis());
                        tries.incrementAndGet();
                        wait = take(pace, channel);
                    }
                });
            }
        }

        assertThat(given()).hasSize(callers);
        assertThat(tries.get()).isLessThan(callers * 4);
        assertNoSecondSeesMoreThan(100);
    }

    @Test
    void theQueueEndsFiveMinutesAheadAndBeginsAnew() {
        Channel channel = channelOf(1);
        pace.take(channel);
        sql.update(
                "update query_pace set queue_until = timestampadd(second, 299, utc_timestamp(6)) where channel_code = ?",
                code);

        List<Duration> waits = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            take(pace, channel).ifPresent(waits::add);
        }

        assertThat(waits).hasSizeGreaterThanOrEqualTo(3).allSatisfy(wait -> assertThat(wait)
                .isLessThanOrEqualTo(QueryPace.LONGEST_QUEUE.plusSeconds(1)));
        assertThat(waits.getFirst()).isGreaterThan(Duration.ofSeconds(280));
        assertThat(waits.getLast()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aQueueThatHasPassedBeginsNow() {
        Channel channel = channelOf(2);
        pace.take(channel);
        sql.update(
                "update query_pace set queue_until = '2020-01-01', next_at = timestampadd(second, 1, utc_timestamp(6))"
                        + " where channel_code = ?",
                code);

        assertThat(take(pace, channel).orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
    }

    @Test
    void aClockThatWasSetBackStopsNobody() {
        Channel channel = channelOf(1);
        pace.take(channel);
        sql.update(
                "update query_pace set next_at = timestampadd(hour, 1, utc_timestamp(6)),"
                        + " queue_until = timestampadd(hour, 1, utc_timestamp(6)) where channel_code = ?",
                code);

        assertThatCode(() -> pace.take(channel)).doesNotThrowAnyException();
        sql.update(
                "update query_pace set next_at = timestampadd(second, 1, utc_timestamp(6)) where channel_code = ?",
                code);
        assertThat(take(pace, channel).orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aQueryThatIsTooEarlyTakesNoPermitAndOtherCallsAreNotPaced() {
        pace.take(channels.find("northbank-card").orElseThrow());
        sql.update("update query_pace set next_at = timestampadd(second, 2, utc_timestamp(6))"
                + " where channel_code = 'northbank-card'");

        assertThatThrownBy(() -> channels.query("northbank-card", "northbank-card", "8001A"))
                .isInstanceOfSatisfying(ChannelBusy.class, busy -> {
                    assertThat(busy.retryAfter()).isPresent();
                    assertThat(busy.channelCode()).isEqualTo("northbank-card");
                });
        assertThat(channels.openCalls()).doesNotContainKey("northbank-card");
        assertThat(channels.close("northbank-card", "northbank-card", "8001A")).isInstanceOf(BankAnswer.NotSent.class);
        sql.update("update query_pace set next_at = utc_timestamp(6) where channel_code = 'northbank-card'");
    }

    private static int takeUntil(Instant until, QueryPace instance, Channel channel) {
        int taken = 0;
        while (Instant.now().isBefore(until)) {
            if (take(instance, channel).isEmpty()) {
                taken++;
            } else {
                pause(3);
            }
        }
        return taken;
    }

    /** Empty when it was given. */
    private static Optional<Duration> take(QueryPace instance, Channel channel) {
        try {
            instance.take(channel);
            return Optional.empty();
        } catch (ChannelBusy busy) {
            return busy.retryAfter();
        }
    }

    private void assertNoSecondSeesMoreThan(int most) {
        List<Instant> given = given();
        for (int first = 0; first + most < given.size(); first++) {
            assertThat(Duration.between(given.get(first), given.get(first + most)))
                    .as("from number %d to number %d", first, first + most)
                    .isGreaterThan(Duration.ofSeconds(1).minus(NOTED_LATE));
        }
    }

    private List<Instant> given() {
        return noted("given_at");
    }

    private List<Instant> promised() {
        return noted("promised");
    }

    private List<Instant> noted(String column) {
        return sql
                .queryForList(
                        "select " + column + " from pace_note where code = ? and " + column + " is not null order by "
                                + column,
                        LocalDateTime.class,
                        code)
                .stream()
                .map(at -> at.toInstant(ZoneOffset.UTC))
                .toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Channel channelOf(int queriesPerSecond) {
        return SampleChannel.of(code).queriesPerSecond(queriesPerSecond).channel();
    }
}
