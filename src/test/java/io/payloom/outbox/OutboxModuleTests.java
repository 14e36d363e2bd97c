package io.payloom.outbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import io.payloom.bankside.BankSideTest;
import io.payloom.database.Database;
import io.payloom.support.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** Issue 14: a message goes from its transaction to the engine without being read from the outbox again. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OutboxModuleTests {

    private static final int ALL = 1_000;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock();
    private final Outbox outbox;
    private final Database database;
    private final JdbcTemplate tables;
    private final String subjectNo = UUID.randomUUID().toString();
    private final List<String> published = new ArrayList<>();
    private boolean room = true;

    OutboxModuleTests(OutboxMapper mapper, Database database, JdbcTemplate tables) {
        this.tables = tables;
        this.database = database;
        this.outbox = new Outbox(mapper, database, clock);
        outbox.relayedBy(new Relayed());
    }

    @Test
    void whatWasCommittedIsHandedOverAndDueForNobodyElse() {
        database.inTransaction(() -> {
            outbox.add(start());
            assertThat(published).isEmpty();
        });

        assertThat(published).containsExactly(subjectNo + "/1");
        assertThat(due()).isEmpty();
    }

    @Test
    void isDueAgainShouldTheInstanceEndBeforeItWasPublished() {
        database.inTransaction(() -> outbox.add(start()));

        clock.move(Duration.ofSeconds(16));

        assertThat(due()).containsExactly(subjectNo + "/1");
    }

    @Test
    void nothingIsHandedOverOfATransactionThatFails() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    outbox.add(start());
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(published).isEmpty();
        assertThat(outbox.holdsStart(subjectNo)).isFalse();
    }

    @Test
    void isDueForAnybodyWhenThereIsNoRoom() {
        room = false;
        database.inTransaction(() -> outbox.add(start()));

        assertThat(published).isEmpty();
        assertThat(due()).containsExactly(subjectNo + "/1");
    }

    @Test
    void aStartMessageThatTheEngineHasTakenNeverGoesAgainAndGoesWithItsSubject() {
        database.inTransaction(() -> outbox.add(start()));
        outbox.published(Row.of(start()), LEASE);
        outbox.writeDownTaken();

        assertThat(outbox.holdsUntaken(subjectNo, Message.Purpose.START)).isFalse();
        clock.move(Duration.ofDays(400));
        assertThat(due()).isEmpty();
        assertThat(outbox.holdsStart(subjectNo)).isTrue();
        outbox.clear(subjectNo);
        assertThat(outbox.holdsStart(subjectNo)).isFalse();
    }

    /** The larger transaction wins a deadlock; what is one statement by itself is tried again. */
    @ParameterizedTest
    @MethodSource("writes")
    void whoeverRemovesASubjectsMessagesDoesNotMakeARelayFail(BiConsumer<Outbox, Row> write) throws Exception {
        room = false;
        Message news = news();
        String others = UUID.randomUUID().toString();
        database.inTransaction(() -> outbox.add(news));
        try (ExecutorService relay = Executors.newSingleThreadExecutor()) {
            Future<?> writing = database.inTransaction(() -> {
                for (int one = 0; one < 50; one++) {
                    tables.update(
                            "insert into outbox select null, purpose, ?, name, correlation_key, uuid(), ttl_seconds,"
                                    + " variables, attempts, created_at, due_at, published from outbox where subject_no = ?",
                            others,
                            subjectNo);
                }
                tables.queryForList(
                        "select published from outbox where id = ? for update",
                        tables.queryForObject("select id from outbox where subject_no = ?", Long.class, subjectNo));
                Future<?> begun = relay.submit(() -> write.accept(outbox, Row.of(news)));
                await().until(this::aStatementWaitsForALock);
                outbox.clear(subjectNo);
                return begun;
            });

            assertThatCode(writing::get).doesNotThrowAnyException();
        } finally {
            outbox.clear(others);
        }
    }

    static Stream<Named<BiConsumer<Outbox, Row>>> writes() {
        return Stream.of(
                named("again", (outbox, row) -> outbox.again(row, LEASE)),
                named("published", (outbox, row) -> outbox.published(row, LEASE)));
    }

    private boolean aStatementWaitsForALock() {
        return requireNonNull(tables.queryForObject(
                        "select count(*) from information_schema.processlist where info like 'update outbox%'",
                        Integer.class))
                > 0;
    }

    private Message news() {
        return new Message(
                Message.Purpose.NEWS,
                subjectNo,
                "bank-news",
                subjectNo,
                subjectNo + "/news",
                Duration.ofMinutes(5),
                "{}");
    }

    private List<String> due() {
        return outbox.lease(ALL, LEASE).stream()
                .filter(row -> row.subjectNo().equals(subjectNo))
                .map(Row::messageId)
                .toList();
    }

    private Message start() {
        return new Message(
                Message.Purpose.START,
                subjectNo,
                "payment-due",
                subjectNo + "/1",
                subjectNo + "/1",
                Duration.ofMinutes(10),
                "{}");
    }

    /** Keeps what it gets. */
    private final class Relayed implements Outbox.Relay {

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public void publish(Row row) {
            published.add(row.messageId());
        }

        @Override
        public void look() {
            // nothing is published here
        }
    }
}
