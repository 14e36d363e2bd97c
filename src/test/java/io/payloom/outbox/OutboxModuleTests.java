package io.payloom.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.BankSideTest;
import io.payloom.database.Database;
import io.payloom.support.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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
    private final String subjectNo = UUID.randomUUID().toString();
    private final List<String> published = new ArrayList<>();
    private boolean room = true;

    OutboxModuleTests(OutboxMapper mapper, Database database) {
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
