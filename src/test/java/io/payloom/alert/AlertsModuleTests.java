package io.payloom.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.database.Database;
import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class AlertsModuleTests {

    private static final AtomicInteger KINDS = new AtomicInteger();
    private static final MovableClock CLOCK = new MovableClock();

    private static ModuleInstance instance;

    private final String kind = "OWN_" + KINDS.incrementAndGet();
    private final Alerts alerts = instance.bean(Alerts.class);

    @BeforeAll
    static void start() {
        instance = new ModuleInstance(AlertModules.class, "alert", CLOCK, Map.of());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void theSameAlertOnlyCountsUpWhileItIsOpen() {
        alerts.raise(kind, "a", "P1", "Once");
        CLOCK.move(Duration.ofMinutes(1));
        alerts.raise(kind, "a", "P1", "Twice");
        alerts.raise(kind, "b", null, "Another");

        assertThat(alerts.ofKind(kind)).hasSize(2);
        Alerts.Alert first = alerts.ofKind(kind).getFirst();
        assertThat(first.occurrences()).isEqualTo(2);
        assertThat(first.text()).isEqualTo("Twice");
        assertThat(first.opening()).isEqualTo(1);
        assertThat(first.openedAt()).isEqualTo(first.firstAt()).isBefore(first.lastAt());
        assertThat(first.acknowledgedAt()).isNull();
    }

    /** Issue 13, item 12: who acknowledged it a day ago may have forgotten it. */
    @Test
    void whatLastsComesBackADayAfterItWasAcknowledged() {
        alerts.raise(kind, "lasts", "R1", "A bank has refused a refund");
        alerts.raise(kind, "is over", "R2", "A bank has refused a refund");
        alerts.ofKind(kind).forEach(alert -> alerts.acknowledge(alert.id(), "ann", "asking the bank"));
        LastingTrouble trouble = mock();
        when(trouble.kind()).thenReturn(kind);
        when(trouble.lasts("lasts")).thenReturn(true);
        ObjectProvider<LastingTrouble> troubles = mock();
        doCallRealMethod().when(troubles).forEach(any());
        when(troubles.iterator()).thenAnswer(asked -> List.of(trouble).iterator());
        Reminders reminders = new Reminders(instance.bean(AlertMapper.class), alerts, troubles, CLOCK);

        CLOCK.move(Duration.ofHours(23));
        reminders.look();
        assertThat(alerts.open(kind)).isEmpty();
        CLOCK.move(Duration.ofHours(2));
        reminders.look();
        reminders.look();

        assertThat(alerts.open(kind)).singleElement().satisfies(again -> {
            assertThat(again.dedupKey()).isEqualTo("lasts");
            assertThat(again.opening()).isEqualTo(2);
            assertThat(again.occurrences()).isEqualTo(2);
            assertThat(again.text()).isEqualTo("A bank has refused a refund");
        });
    }

    @Test
    void itOpensAgainAfterItWasAcknowledgedAndEveryAcknowledgementIsKept() {
        alerts.raise(kind, "a", null, "Once");
        long id = alerts.ofKind(kind).getFirst().id();

        assertThat(alerts.acknowledge(id, "ann", "asking the bank")).isInstanceOf(Acknowledgement.Given.class);
        assertThat(alerts.acknowledge(id, "bob", "me too")).isInstanceOf(Acknowledgement.GivenBefore.class);
        CLOCK.move(Duration.ofHours(1));
        alerts.raise(kind, "a", null, "Again");

        Alerts.Alert again = alerts.ofKind(kind).getFirst();
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.acknowledgedAt()).isNull();
        assertThat(again.opening()).isEqualTo(2);
        assertThat(again.occurrences()).isEqualTo(2);
        assertThat(again.openedAt()).isEqualTo(again.lastAt()).isAfter(again.firstAt());

        assertThat(alerts.acknowledge(id, "bob", "now really")).isInstanceOf(Acknowledgement.Given.class);
        assertThat(alerts.acknowledgements(List.of(id)))
                .extracting(Alerts.Acknowledged::acknowledgedBy, Alerts.Acknowledged::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ann", "asking the bank"),
                        org.assertj.core.groups.Tuple.tuple("bob", "now really"));
        assertThat(alerts.acknowledge(-1, "ann", "nothing")).isInstanceOf(Acknowledgement.Unknown.class);
    }

    /** Issue 13, item 12. */
    @Test
    void subjectAndTextNameTheSame() {
        alerts.raise(kind, "channel", "P1", "P1 fails");
        alerts.raise(kind, "channel", "P2", "P2 fails");
        assertThat(alerts.ofKind(kind)).singleElement().returns("P2", Alerts.Alert::subjectNo);

        alerts.settle(kind, "channel", "ann", "mended");
        alerts.raise(kind, "channel", "P3", "P3 fails");
        assertThat(alerts.ofKind(kind)).singleElement().returns("P3", Alerts.Alert::subjectNo);
        alerts.goesOn(kind, "channel", "P4", "P4 fails", Duration.ZERO);
        assertThat(alerts.ofKind(kind))
                .singleElement()
                .returns("P4", Alerts.Alert::subjectNo)
                .returns("P4 fails", Alerts.Alert::text);
    }

    /** Issue 13, item 12. */
    @Test
    void whatGoesOnComesBackWhenTheAcknowledgementIsOldEnough() {
        Duration quiet = Duration.ofHours(1);
        alerts.goesOn(kind, "a", null, "It is so", quiet);
        alerts.goesOn(kind, "a", null, "It is still so", quiet);
        Alerts.Alert first = alerts.ofKind(kind).getFirst();
        assertThat(first.occurrences()).isEqualTo(1);
        alerts.acknowledge(first.id(), "ann", "on it");

        CLOCK.move(Duration.ofMinutes(59));
        alerts.goesOn(kind, "a", null, "It is still so", quiet);
        assertThat(open()).isEmpty();
        CLOCK.move(Duration.ofMinutes(2));
        alerts.goesOn(kind, "a", null, "It is still so", quiet);

        assertThat(open()).singleElement().returns(2, Alerts.Alert::opening);
    }

    @Test
    void whatItsCauseSettledIsAcknowledgedOnce() {
        alerts.raise(kind, "a", null, "Once");

        alerts.settle(kind, "a", "ann", "mended");
        alerts.settle(kind, "a", "ann", "mended");
        alerts.settle(kind, "never raised", "ann", "mended");

        long id = alerts.ofKind(kind).getFirst().id();
        assertThat(alerts.acknowledgements(List.of(id))).hasSize(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void listsOpenOrAcknowledgedAlertsNewestFirst() {
        for (String key : List.of("a", "b", "c")) {
            alerts.raise(kind, key, null, key);
        }
        alerts.settle(kind, "b", "ann", "done");

        assertThat(open()).extracting(Alerts.Alert::dedupKey).containsExactly("c", "a");
        assertThat(list(AlertQuery.State.ACKNOWLEDGED, null, 10))
                .extracting(Alerts.Alert::dedupKey)
                .containsExactly("b");
        List<Alerts.Alert> page = list(AlertQuery.State.ALL, null, 2);
        assertThat(page).extracting(Alerts.Alert::dedupKey).containsExactly("c", "b");
        assertThat(list(AlertQuery.State.ALL, page.getLast().id(), 2))
                .extracting(Alerts.Alert::dedupKey)
                .containsExactly("a");
    }

    @Test
    void anAlertOfATransactionThatIsRolledBackWasNeverRaised() {
        Database database = instance.bean(Database.class);

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    alerts.raise(kind, "a", null, "A");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(alerts.ofKind(kind)).isEmpty();
        assertThat(instance.bean(MeterRegistry.class)
                        .find("payloom.alerts.raised")
                        .tag("kind", kind)
                        .counter())
                .isNull();
    }

    @Test
    void manyThreadsMayRaiseManyAlertsInAnyOrder() throws Exception {
        List<Future<?>> raises = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 4_000; i++) {
                String key = String.valueOf(i * 7919 % 500);
                raises.add(threads.submit(() -> alerts.raise(kind, key, null, "Text")));
            }
        }
        for (Future<?> raise : raises) {
            raise.get();
        }

        assertThat(alerts.ofKind(kind)).hasSize(500).allSatisfy(alert -> assertThat(alert.occurrences())
                .isEqualTo(8));
    }

    @Test
    void metricsTellHowManyAreOpenAndHowManyWereRaised() {
        AlertGauges gauges = instance.bean(AlertGauges.class);
        MeterRegistry meters = instance.bean(MeterRegistry.class);
        alerts.raise(kind, "a", null, "A");
        alerts.raise(kind, "a", null, "A");
        alerts.raise(kind, "b", null, "B");

        gauges.refresh();
        assertThat(meters.get("payloom.alerts.open").tag("kind", kind).gauge().value())
                .isEqualTo(2);
        assertThat(meters.get("payloom.alerts.raised")
                        .tag("kind", kind)
                        .counter()
                        .count())
                .isEqualTo(3);

        alerts.settle(kind, "a", "ann", "done");
        alerts.settle(kind, "b", "ann", "done");
        gauges.refresh();
        assertThat(meters.get("payloom.alerts.open").tag("kind", kind).gauge().value())
                .isZero();
    }

    private List<Alerts.Alert> open() {
        return list(AlertQuery.State.OPEN, null, 10);
    }

    private List<Alerts.Alert> list(AlertQuery.State state, Long before, int limit) {
        return alerts.list(new AlertQuery(state, kind, before, limit));
    }
}
