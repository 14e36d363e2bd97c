package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.payment.PaymentKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Decisions on the real database, by the sample catalogue. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoutingModuleTests {

    private final Routing routing;

    RoutingModuleTests(Routing routing) {
        this.routing = routing;
    }

    @Test
    void answersWithTheStoredDecisionWhenAskedAgain() {
        String orderNo = PaymentKind.PAYMENT.nextNumber();
        RoutingDecision first = routing.decide(aCardOrder(orderNo, 1, Set.of()));

        for (int again = 0; again < 20; again++) {
            assertThat(routing.decide(aCardOrder(orderNo, 1, Set.of()))).isEqualTo(first);
        }
        assertThat(routing.decisions(orderNo)).containsExactly(first);
    }

    @Test
    void decidesTheNextAttemptWithoutTheChannelTriedBefore() {
        String orderNo = PaymentKind.PAYMENT.nextNumber();

        assertThat(routing.decide(aCardOrder(orderNo, 1, Set.of("northbank-card"))))
                .isInstanceOfSatisfying(RoutingDecision.Routed.class, routed -> assertThat(routed.channel())
                        .isEqualTo("eastbank-card"));
        assertThat(routing.decide(aCardOrder(orderNo, 2, Set.of("eastbank-card"))))
                .isInstanceOfSatisfying(RoutingDecision.Routed.class, routed -> assertThat(routed.channel())
                        .isEqualTo("northbank-card"));
        assertThat(routing.decisions(orderNo))
                .extracting(RoutingDecision::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void storesThatThereIsNoChannelAndWhy() {
        String orderNo = PaymentKind.PAYMENT.nextNumber();

        RoutingDecision decision = routing.decide(aCardOrder(orderNo, 1, Set.of("northbank-card", "eastbank-card")));

        assertThat(decision).isInstanceOf(RoutingDecision.NoChannel.class);
        assertThat(routing.decisions(orderNo)).containsExactly(decision);
        assertThat(decision.explanation().removed())
                .filteredOn(some -> some.by().equals("memory"))
                .flatExtracting(Explanation.Removed::who)
                .contains("eastbank-card", "northbank-card");
    }

    @Test
    void givesCallersAtTheSameTimeTheSameDecision() throws Exception {
        for (int round = 0; round < 10; round++) {
            String orderNo = PaymentKind.PAYMENT.nextNumber();
            assertThat(decideTogether(orderNo, 8)).hasSize(1);
        }
    }

    @Test
    void aDecisionCanBeReplayedFromWhatWasStored() {
        for (int order = 0; order < 50; order++) {
            String orderNo = PaymentKind.PAYMENT.nextNumber();
            routing.decide(aCardOrder(orderNo, 1, Set.of()));

            Explanation stored = routing.decisions(orderNo).getFirst().explanation();
            assertThat(stored.replayed()).isPresent().contains(String.valueOf(stored.winner()));
        }
    }

    private Set<RoutingDecision> decideTogether(String orderNo, int callers) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<RoutingDecision>> decisions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int caller = 0; caller < callers; caller++) {
                decisions.add(threads.submit(() -> {
                    start.await();
                    return routing.decide(aCardOrder(orderNo, 1, Set.of()));
                }));
            }
            start.countDown();
        }
        Set<RoutingDecision> different = new HashSet<>();
        for (Future<RoutingDecision> decision : decisions) {
            different.add(decision.get());
        }
        return different;
    }

    static RoutingRequest aCardOrder(String orderNo, int attempt, Set<String> tried) {
        return new RoutingRequest(
                orderNo,
                attempt,
                Operation.PAY,
                "M1",
                "card",
                "credit",
                Money.cny(1200),
                RoutingRequest.Details.NONE,
                false,
                tried);
    }
}
