package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.Cards;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Banks that say nothing for three days: time ends no order, persons are called, and the banks end them when they are back. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentBankEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PAID_LATER = 2;

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();

    @BeforeAll
    void calm() {
        payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        endpoint.close();
    }

    @Test
    void threeDaysOfSilenceDecideNothingAndTheDailyWatchEndsItWithoutAPerson() {
        long incidents = payloom.pendingIncidents();
        List<String> paid =
                Stream.of(1, 2, 3).map(one -> place(70_000 + PAID_LATER)).toList();
        awaitAll(paid, "PROCESSING");

        long[] atMost = {0};
        List<String> lost = payloom.banks().whileDown(() -> {
            List<String> placed = Stream.of(1, 2, 3).map(one -> place(71_000)).toList();
            awaitAll(placed, "PROCESSING");
            List<String> all = Stream.concat(paid.stream(), placed.stream()).toList();
            Instant silentSince = payloom.clock().instant();
            payloom.passQueriesOf(all);
            Duration passed = Duration.between(silentSince, payloom.clock().instant());
            payloom.moveClock(Duration.ofDays(3).minus(passed));

            all.forEach(this::isUnknownAndAPersonIsCalled);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(payloom.pendingIncidents())
                    .isGreaterThanOrEqualTo(incidents + all.size()));
            atMost[0] = payloom.pendingIncidents() - all.size() - payloom.bannedInstances();
            assertThat(channelsWithAlert()).containsAll(channels(all));
            return placed;
        });

        payloom.moveClock(Duration.ofDays(1));
        goOnUntil(paid, "SUCCEEDED");
        goOnUntil(lost, "FAILED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(payloom.pendingIncidents() - payloom.bannedInstances())
                .isLessThanOrEqualTo(atMost[0]));
        assertThat(Stream.concat(paid.stream(), lost.stream())).allSatisfy(order -> assertThat(payloom.banks()
                        .entry(column("bank_order_no", order))
                        .path("successes")
                        .asInt())
                .isEqualTo(paid.contains(order) ? 1 : 0));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(paid).allSatisfy(order -> assertThat(told(order)).containsExactly("payment.succeeded"));
            assertThat(lost).allSatisfy(order -> assertThat(told(order)).containsExactly("payment.failed"));
        });
    }

    /** Types of the notifications; jobs that a jump of the clock timed out may have sent one again, under its id. */
    private List<String> told(String orderNo) {
        return endpoint.acknowledged(orderNo).stream()
                .collect(Collectors.toMap(MerchantEndpoint.Received::webhookId, one -> one, (first, again) -> first))
                .values()
                .stream()
                .map(MerchantEndpoint.Received::type)
                .toList();
    }

    private void isUnknownAndAPersonIsCalled(String orderNo) {
        assertThat(merchant.get("/v1/payments/" + orderNo).state()).isEqualTo("PROCESSING");
        assertThat(endpoint.acknowledged(orderNo)).isEmpty();
        assertThat(column("state", orderNo)).isEqualTo("PROCESSING");
        assertThat(payloom.database()
                        .queryForList(
                                "select kind from alert where subject_no = ? and kind <> 'QUERIES_FAILING'"
                                        + " and acknowledged_at is null",
                                String.class,
                                orderNo))
                .containsExactly("RESULT_UNKNOWN");
    }

    private List<String> channelsWithAlert() {
        return payloom.database()
                .queryForList("select dedup_key from alert where kind = 'QUERIES_FAILING'", String.class);
    }

    private List<String> channels(List<String> orders) {
        return orders.stream().map(order -> column("channel", order)).distinct().toList();
    }

    private String place(long fen) {
        return merchant.postUntilAnswered(
                        "/v1/payments", Orders.aCardPayment(Orders.number(), fen, Cards.next(), endpoint.url()))
                .orderNo();
    }

    private void awaitAll(List<String> orders, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertAll(orders, state));
    }

    /** Lets time pass: the engine may ban an instance in such a jump of the clock, and then another run follows. */
    private void goOnUntil(List<String> orders, String state) {
        payloom.passUntil(Duration.ofSeconds(20), PATIENCE, () -> {
            assertAll(orders, state);
        });
    }

    private void assertAll(List<String> orders, String state) {
        assertThat(orders).allSatisfy(order -> assertThat(
                        merchant.get("/v1/payments/" + order).state())
                .isEqualTo(state));
    }

    private String column(String name, String orderNo) {
        return payloom.database()
                .queryForObject("select " + name + " from bank_transaction where order_no = ?", String.class, orderNo);
    }
}
