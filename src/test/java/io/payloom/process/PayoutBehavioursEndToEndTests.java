package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.OnRunningPayloom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a payout under each habit of the banks, chosen by the payee's account; see docs/bank-protocol.md. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutBehavioursEndToEndTests {

    private static final long WHOLE = 100_000;
    private static final long CUT = 12_000_000;
    private static final long PART = 4_000_000;

    /** Refused, and paid later. */
    private static final int CONTRADICTING = 12;

    /** The habit that concerns only one of three parts. */
    private static final int EVERY_THIRD_DECLINED = 20;

    private static final String SUCCEEDED = "payout.succeeded";
    private static final String FAILED = "payout.failed";

    private static final Map<Integer, End> ENDS = Map.ofEntries(
            paid(0),
            failed(1, 1),
            paid(2),
            paid(3),
            failed(4, 1),
            paid(6),
            paid(7),
            paid(8),
            paid(9),
            paid(10),
            paid(11),
            Map.entry(CONTRADICTING, new End("SUCCEEDED", 1, WHOLE, 1, List.of(FAILED, SUCCEEDED))), // late
            paid(13),
            paid(16),
            paid(17),
            Map.entry(18, new End("SUCCEEDED", 2, WHOLE, 1, List.of(SUCCEEDED))), // by another bank
            failed(19, 2),
            Map.entry(
                    EVERY_THIRD_DECLINED,
                    new End("PARTIALLY_SUCCEEDED", 3, 2 * PART, 2, List.of("payout.partially_succeeded"))),
            failed(23, 1));

    /**
     * A bank that never says more than that it is working on it (14, 21, 22) decides nothing, however long it lasts, nor does one
     * that has paid another amount (15); nor one that knows nothing of the order (05), before that is final.
     */
    private static final Map<Integer, Long> UNDECIDED = Map.of(14, 0L, 15, WHOLE - 1, 21, 0L, 22, 0L);

    private final PayoutScene scene = new PayoutScene();

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void everyHabitOfTheBanksEndsAsTheLedgerSays() {
        Set<Integer> habits = new HashSet<>(ENDS.keySet());
        habits.addAll(UNDECIDED.keySet());
        Map<Integer, String> payouts = new HashMap<>();
        payouts.put(CONTRADICTING, accepted(CONTRADICTING));
        scene.awaitTold(payouts.get(CONTRADICTING), FAILED); // before time passes and it succeeds
        habits.forEach(habit -> payouts.computeIfAbsent(habit, this::accepted));

        scene.payloom.passUntil(Duration.ofSeconds(45), PayoutScene.PATIENCE.multipliedBy(3), () -> {
            assertThat(states(payouts)).isEqualTo(expectedStates());
        });

        ENDS.forEach((habit, end) -> {
            String orderNo = payouts.get(habit);
            scene.awaitTold(orderNo, end.told().toArray(String[]::new));
            assertThat(scene.bankOrderNos(orderNo))
                    .as("transactions of " + habit)
                    .hasSize(end.transactions());
            assertThat(scene.paidByTheBanks(orderNo)).as("ledger of " + habit).isEqualTo(end.paid());
            assertThat(successes(orderNo)).as("successes of " + habit).isEqualTo(end.successes());
            assertThat(scene.get(orderNo).body().at("/paid/value").asLong())
                    .as("paid by " + habit)
                    .isEqualTo(end.paid());
        });
        UNDECIDED.forEach((habit, booked) -> {
            String orderNo = payouts.get(habit);
            assertThat(scene.state(orderNo)).as("state of " + habit).isEqualTo("PROCESSING");
            assertThat(scene.endpoint.acknowledged(orderNo))
                    .as("told of " + habit)
                    .isEmpty();
            assertThat(scene.paidByTheBanks(orderNo)).as("ledger of " + habit).isEqualTo(booked);
            assertThat(scene.get(orderNo).body().at("/paid/value").asLong())
                    .as("paid by " + habit)
                    .isZero();
        });
        assertThat(scene.reserveDifferences()).isEmpty();
    }

    /** The bank is asked until it is final by its rules that it never got the order; no other is tried. */
    @Test
    void whatNoBankEverReceivedStaysUnknownUntilThatIsFinal() {
        String orderNo = scene.accepted(WHOLE, PayoutScene.account(5), "ICBC", "");
        scene.awaitState(orderNo, "PROCESSING");
        scene.payloom.moveClock(Duration.ofMinutes(20));
        assertThat(scene.state(orderNo)).isEqualTo("PROCESSING");
        assertThat(scene.bankOrderNos(orderNo)).hasSize(1);
        assertThat(scene.endpoint.acknowledged(orderNo)).isEmpty();

        await().atMost(PayoutScene.PATIENCE.multipliedBy(2)).untilAsserted(() -> {
            scene.payloom.moveClock(Duration.ofMinutes(5));
            assertThat(scene.state(orderNo)).isEqualTo("FAILED");
        });
        scene.awaitTold(orderNo, FAILED);
        assertThat(scene.bankOrderNos(orderNo)).hasSize(1);
        assertThat(scene.paidByTheBanks(orderNo)).isZero();
        assertThat(scene.reserveDifferences()).isEmpty();
    }

    private String accepted(int habit) {
        return scene.accepted(habit == EVERY_THIRD_DECLINED ? CUT : WHOLE, PayoutScene.account(habit), "ICBC", "");
    }

    private Map<Integer, String> states(Map<Integer, String> payouts) {
        Map<Integer, String> states = new HashMap<>();
        ENDS.keySet().forEach(habit -> states.put(habit, scene.state(payouts.get(habit))));
        return states;
    }

    private static Map<Integer, String> expectedStates() {
        Map<Integer, String> states = new HashMap<>();
        ENDS.forEach((habit, end) -> states.put(habit, end.state()));
        return states;
    }

    private long successes(String orderNo) {
        return scene.atTheBanks(orderNo).stream()
                .filter(entry -> entry.contains(" succeeded "))
                .count();
    }

    private static Map.Entry<Integer, End> paid(int habit) {
        return Map.entry(habit, new End("SUCCEEDED", 1, WHOLE, 1, List.of(SUCCEEDED)));
    }

    private static Map.Entry<Integer, End> failed(int habit, int transactions) {
        return Map.entry(habit, new End("FAILED", transactions, 0, 0, List.of(FAILED)));
    }

    /**
     * How it has to end.
     *
     * @param transactions at banks, over all of them
     * @param paid minor units that are booked in the banks' ledger
     * @param successes in the banks' ledger
     * @param told types of the notifications, one for each final state
     */
    private record End(String state, int transactions, long paid, int successes, List<String> told) {}
}
