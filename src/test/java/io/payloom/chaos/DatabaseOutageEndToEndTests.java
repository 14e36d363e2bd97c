package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.DatabaseGate;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnSecondStack;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.ShortTimes;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The database away for a while: no job uses up its retries on that, no order is lost, and nobody is called. It is away
 * for more than three retries of everything, which take eleven seconds each; {@code -Dpayloom.test.database-outage=PT5M} makes it five minutes.
 */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseOutageEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** A failed job rests six seconds at most; the rest is the banks' times below, on a busy machine. */
    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private static final Duration OUTAGE = Duration.parse(System.getProperty("payloom.test.database-outage", "PT40S"));

    /** Behaviours by the last digits of the amount: answers at once, later by query or callback, slowly, or not at all. */
    private static final List<Integer> BEHAVIOURS = List.of(0, 1, 2, 3, 8, 10, 11, 13, 17, 22);

    private static final int STAYS_OPEN = 22;

    private final SecondStack stack = SecondStack.get();
    private final DatabaseGate gate = stack.databaseGate();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();
    private @Nullable ShortTimes times;

    @AfterAll
    void close() {
        if (!gate.isOpen()) {
            gate.open();
        }
        if (times != null) {
            times.close();
        }
        endpoint.close();
    }

    @Test
    void isSurvivedWithoutAnIncidentOrALostOrder() {
        times = new ShortTimes(stack.payloom().url(), DatabaseOutageEndToEndTests::bearSlowness);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
        long incidents = stack.pendingIncidents();
        List<String> orders = place(60_000);
        await().atMost(PATIENCE).until(() -> state(orders.getLast()).equals("PROCESSING"));
        List<String> justPlaced = place(61_000);
        List<String> stillOpen = List.of(orders.removeLast(), justPlaced.removeLast());
        orders.addAll(justPlaced);

        long failuresBefore = stack.failedJobs();
        gate.shut();
        SigningMerchant.Answer refused = stack.merchant().get("/v1/payments/" + orders.getFirst());
        await().pollDelay(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> true);
        long failures = stack.failedJobs() - failuresBefore;
        long incidentsMeanwhile = stack.pendingIncidents() - incidents;
        gate.open();
        Instant opened = Instant.now();

        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(orders.stream().map(this::state).toList())
                        .allSatisfy(state -> assertThat(state).isIn("SUCCEEDED", "FAILED")));
        System.out.printf(
                "Database away for %s: %d failures of jobs of %d orders, %d incidents; all ended %d s after it%n",
                OUTAGE,
                failures,
                orders.size() + stillOpen.size(),
                incidentsMeanwhile,
                Duration.between(opened, Instant.now()).toSeconds());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(failures).isPositive();
        assertThat(incidentsMeanwhile).isZero();
        assertThat(stack.pendingIncidents()).isEqualTo(incidents);
        assertThat(orders).allSatisfy(this::agreesWithTheLedger);
        assertThat(stillOpen).allSatisfy(order -> assertThat(state(order)).isEqualTo("PROCESSING"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                .allSatisfy(order -> assertThat(endpoint.acknowledged(order)).isNotEmpty()));
    }

    /** An answer that takes three seconds is to come while the database is away. */
    private static void bearSlowness(JsonNode catalogue) {
        List.of("northbank-card", "eastbank-card").forEach(channel -> {
            CatalogueEditing.part(catalogue, "channels", channel).put("callDeadline", "4s");
            ShortTimes.payInterface(catalogue, channel)
                    .put("notFoundFinalAfter", "40s")
                    .put("querySchedule", "2s,3s,5s,10s,10s,10s,10s,10s,1h");
        });
    }

    /** One order of each behaviour; the last one stays open. */
    private List<String> place(long base) {
        List<String> orders = new ArrayList<>();
        for (int behaviour : BEHAVIOURS) {
            String request = Orders.aCardPayment(Orders.number(), base + behaviour, Cards.next(), endpoint.url());
            orders.add(stack.merchant().post("/v1/payments", request).orderNo());
        }
        return orders;
    }

    private void agreesWithTheLedger(String orderNo) {
        List<JsonNode> entries = stack
                .database()
                .queryForList("select bank_order_no from bank_transaction where order_no = ?", String.class, orderNo)
                .stream()
                .map(number -> stack.banks().entry(number))
                .toList();
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.path("payCalls").asInt()).isLessThan(2));
        int successes = entries.stream()
                .mapToInt(entry -> entry.path("successes").asInt())
                .sum();
        assertThat(successes).isEqualTo(state(orderNo).equals("SUCCEEDED") ? 1 : 0);
    }

    private String state(String orderNo) {
        return stack.merchant().get("/v1/payments/" + orderNo).state();
    }
}
