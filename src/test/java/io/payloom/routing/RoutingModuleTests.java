package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.payloom.bankside.BankSideTest;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.kernel.Numbers;
import io.payloom.kernel.OrderKind;
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

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoutingModuleTests {

    private final Routing routing;
    private final Database database;

    RoutingModuleTests(Routing routing, Database database) {
        this.routing = routing;
        this.database = database;
    }

    @Test
    void answersWithTheStoredDecisionWhenAskedAgain() {
        String orderNo = Numbers.nextOrder(OrderKind.PAYMENT);
        RoutingDecision first = routing.decide(aCardOrder(orderNo, 1, Set.of()));

        for (int again = 0; again < 20; again++) {
            assertThat(routing.decide(aCardOrder(orderNo, 1, Set.of()))).isEqualTo(first);
        }
        assertThat(routing.decisions(orderNo)).containsExactly(first);
    }

    @Test
    void decidesTheNextAttemptWithoutTheChannelTriedBefore() {
        String orderNo = Numbers.nextOrder(OrderKind.PAYMENT);

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
        String orderNo = Numbers.nextOrder(OrderKind.PAYMENT);

        RoutingDecision decision = routing.decide(aCardOrder(orderNo, 1, Set.of("northbank-card", "eastbank-card")));

        assertThat(decision).isInstanceOf(RoutingDecision.NoChannel.class);
        assertThat(decision.explanation().candidates())
                .extracting(Explanation.Candidate::channel, Explanation.Candidate::removedBy)
                .containsExactly(
                        tuple("eastbank-card", "already tried"),
                        tuple("harborpay-qr", "method"),
                        tuple("northbank-card", "already tried"));
    }

    @Test
    void givesCallersAtTheSameTimeTheSameDecision() throws Exception {
        for (int round = 0; round < 10; round++) {
            String orderNo = Numbers.nextOrder(OrderKind.PAYMENT);
            assertThat(decideTogether(orderNo, 8)).hasSize(1);
        }
    }

    @Test
    void forgetsTheDecisionWhenTheCallersTransactionIsRolledBack() {
        String orderNo = Numbers.nextOrder(OrderKind.PAYMENT);

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    routing.decide(aCardOrder(orderNo, 1, Set.of()));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(routing.decisions(orderNo)).isEmpty();
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

    private static RoutingRequest aCardOrder(String orderNo, int attempt, Set<String> tried) {
        return new RoutingRequest(orderNo, attempt, "M1", "card", "credit", Money.cny(1200), null, tried);
    }
}
