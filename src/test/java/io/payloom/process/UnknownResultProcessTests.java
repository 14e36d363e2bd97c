package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RefusedCards;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bank that never says what became of the money: the whole schedule of queries passes, and nothing is guessed. */
@OnRunningPayloom
class UnknownResultProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();

    @Test
    void theBankIsAskedByScheduleAndThenAPersonIsCalledAndTimeAloneEndsNothing() {
        String orderNo = placeACardPayment(30_022);
        long incidents = payloom.pendingIncidents();
        Map<Integer, Duration> gaps = new HashMap<>();

        for (int queries = awaitQueries(orderNo, 0);
                queries < SCHEDULE.size();
                queries = awaitQueries(orderNo, queries + 1)) {
            Duration untilNext = Duration.between(payloom.clock().instant(), nextQueryAt(orderNo));
            gaps.put(queries, untilNext);
            payloom.moveClock(untilNext.plusMillis(200));
        }

        assertThat(gaps).hasSizeGreaterThan(SCHEDULE.size() - 3).allSatisfy((queries, gap) -> {
            Duration planned = SCHEDULE.get(queries);
            assertThat(gap)
                    .as("after " + queries + " queries")
                    .isBetween(
                            planned.minusSeconds(10), planned.multipliedBy(112).dividedBy(100));
        });
        assertThat(merchant.get("/v1/payments/" + orderNo).state()).isEqualTo("PROCESSING");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payloom.pendingIncidents()).isGreaterThan(incidents));
        payloom.moveClock(Duration.ofDays(3));
        assertThat(merchant.get("/v1/payments/" + orderNo).state()).isEqualTo("PROCESSING");
    }

    @Test
    void bankNewsEndsAnIncidentByItself() {
        long incidents = payloom.pendingIncidents();
        String orderNo = placeACardPayment(30_102);
        payloom.banks().whileDown(() -> {
            payloom.database().update("update bank_transaction set query_count = 12 where order_no = ?", orderNo);
            payloom.moveClock(Duration.ofSeconds(10));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(payloom.pendingIncidents()).isGreaterThan(incidents));
        });

        payloom.passUntil(Duration.ofSeconds(5), PATIENCE, () -> {
            assertThat(merchant.get("/v1/payments/" + orderNo).state()).isEqualTo("SUCCEEDED");
            assertThat(payloom.pendingIncidents()).isLessThanOrEqualTo(incidents);
        });
    }

    @Test
    void aFailureThatMightBeTriedElsewhereEndsAnOrderThatIsBeingClosed() {
        try (RefusedCards refused = RefusedCards.mayBeTriedElsewhere(payloom);
                EditedCatalogue edited = EditedCatalogue.with(
                        payloom, CatalogueEditing.every("pay", terms -> terms.put("querySchedule", "5m")))) {
            String orderNo = placeACardPayment(30_104);
            merchant.post("/v1/payments/" + orderNo + "/close", "");

            payloom.moveClock(Duration.ofMinutes(6));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            merchant.get("/v1/payments/" + orderNo).state())
                    .isEqualTo("FAILED"));
            assertThat(payloom.journal(orderNo))
                    .containsExactly(
                            ">ACCEPTED",
                            "ACCEPTED>ROUTED",
                            "ROUTED>SUBMITTED",
                            "SUBMITTED>PROCESSING",
                            "PROCESSING>CLOSING",
                            "CLOSING>FAILED");
        }
    }

    private String placeACardPayment(long fen) {
        return place(Orders.aCardPayment(Orders.number(), fen, Cards.next(), null));
    }

    private String place(String request) {
        String orderNo = merchant.post("/v1/payments", request).orderNo();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        merchant.get("/v1/payments/" + orderNo).state())
                .isEqualTo("PROCESSING"));
        return orderNo;
    }

    /** Returns how many there are; a slow machine may have let one more pass. */
    private int awaitQueries(String orderNo, int queries) {
        return await().atMost(PATIENCE)
                .until(() -> Integer.parseInt(column("query_count", orderNo)), count -> count >= queries);
    }

    private Instant nextQueryAt(String orderNo) {
        return payloom.database()
                .queryForObject(
                        "select next_query_at from bank_transaction where order_no = ?",
                        (row, number) -> row.getTimestamp(1).toInstant(),
                        orderNo);
    }

    private String column(String name, String orderNo) {
        return payloom.database()
                .queryForObject("select " + name + " from bank_transaction where order_no = ?", String.class, orderNo);
    }
}
