package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.OnRunningPayloom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever banks do, no money appears or disappears: what Payloom says of any mixture of payments, refunds and payouts, some
 * of which come back, is what the ledgers of the banks have.
 */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyConservationEndToEndTests {

    private static final int PAYMENTS = 6;
    private static final int REFUNDS_OF_EACH = 4;
    private static final int PAYOUTS = 16;
    private static final long PAID = 80_000;
    private static final long LARGEST_PAYOUT = 15_000_000;

    /** Habits of banks after which an order ends by itself; see docs/bank-protocol.md. */
    private static final List<Integer> HABITS = List.of(0, 0, 1, 2, 3, 4, 6, 8, 9, 10, 11, 13, 16, 17, 18, 19, 20, 23);

    private final PayoutScene payouts = new PayoutScene();
    private final RefundScene refunds = new RefundScene();

    @BeforeAll
    void calm() {
        payouts.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        payouts.close();
        refunds.close();
    }

    @Test
    void whatIsSaidOfMoneyIsWhatTheBanksHave() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, List<String>> refundsOf = new HashMap<>();
        refunds.paidPayments(PAID, PAYMENTS).forEach(orderNo -> refundsOf.put(orderNo, new ArrayList<>()));
        refundsOf.forEach((orderNo, some) -> {
            for (int refund = 0; refund < REFUNDS_OF_EACH; refund++) {
                some.add(refunds.aRefund(orderNo, 100 * (1 + random.nextInt(150)) + habit(random)));
            }
        });
        Map<String, Long> ordered = new HashMap<>();
        for (int payout = 0; payout < PAYOUTS; payout++) {
            long fen = 10_000 + (long) (random.nextDouble() * random.nextDouble() * LARGEST_PAYOUT);
            ordered.put(payouts.accepted(fen, PayoutScene.account(habit(random)), "ICBC", ""), fen);
        }
        awaitEnds(refundsOf, ordered);

        refundsOf.values().forEach(some -> some.stream()
                .filter(refundNo -> refunds.state(refundNo).equals("SUCCEEDED"))
                .filter(refundNo -> random.nextInt(4) == 0)
                .forEach(this::comeBack));
        ordered.keySet().stream()
                .flatMap(orderNo -> succeeded(orderNo).stream())
                .filter(bankOrderNo -> random.nextInt(4) == 0)
                .forEach(payouts.payloom.banks()::moneyComesBack);

        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> {
            refundsOf.forEach((orderNo, some) -> assertThat(refunds.refunded(orderNo))
                    .as("refunded of %s, seed %d", orderNo, seed)
                    .isEqualTo(refunds.givenBackByTheBank(orderNo)));
            ordered.keySet().forEach(orderNo -> assertThat(net(orderNo))
                    .as("with the payee of %s, seed %d", orderNo, seed)
                    .isEqualTo(payouts.paidByTheBanks(orderNo)));
        });
        refundsOf.forEach((orderNo, some) -> assertThat(
                        refunds.refund(orderNo, PAID - taken(some) + 1).text("/code"))
                .as("one fen more than is left of %s, seed %d", orderNo, seed)
                .isEqualTo("REFUND_EXCEEDS_PAYMENT"));
        ordered.forEach((orderNo, fen) -> {
            assertThat(payouts.parts(orderNo).stream()
                            .mapToLong(part -> Long.parseLong(part.replaceAll(".* ", "")))
                            .sum())
                    .as("parts of %s, seed %d", orderNo, seed)
                    .isEqualTo(fen);
            assertThat(net(orderNo)).as("seed %d", seed).isBetween(0L, fen);
        });
        assertThat(payouts.reserveDifferences()).isEmpty();
    }

    private static int habit(Random random) {
        return HABITS.get(random.nextInt(HABITS.size()));
    }

    private void awaitEnds(Map<String, List<String>> refundsOf, Map<String, Long> ordered) {
        payouts.payloom.passUntil(Duration.ofSeconds(45), PayoutScene.PATIENCE.multipliedBy(3), () -> {
            assertThat(refundsOf.values().stream().flatMap(List::stream).map(refunds::state))
                    .allMatch(Set.of("SUCCEEDED", "REFUSED")::contains);
            assertThat(ordered.keySet().stream().map(payouts::state))
                    .allMatch(Set.of("SUCCEEDED", "PARTIALLY_SUCCEEDED", "FAILED")::contains);
        });
    }

    private void comeBack(String refundNo) {
        payouts.payloom.banks().moneyComesBack(refunds.column("bank_order_no", refundNo));
    }

    /** Numbers at the banks of what they have paid of a payout. */
    private List<String> succeeded(String orderNo) {
        return payouts.bankOrderNos(orderNo).stream()
                .filter(number -> payouts.payloom
                        .banks()
                        .entry(number)
                        .path("state")
                        .asText()
                        .equalsIgnoreCase("succeeded"))
                .toList();
    }

    private long net(String orderNo) {
        return payouts.get(orderNo).body().at("/paid/value").asLong()
                - payouts.get(orderNo).body().at("/returned/value").asLong();
    }

    /** What the payer has by these refunds, or may get; what came back is free again. */
    private long taken(List<String> some) {
        return some.stream()
                .filter(refundNo -> !refunds.state(refundNo).equals("RETURNED"))
                .mapToLong(refundNo -> refunds.merchant
                        .get("/v1/refunds/" + refundNo)
                        .body()
                        .at("/amount/value")
                        .asLong())
                .sum();
    }
}
