package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.worker.JobWorker;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Issue 13, item 11: somebody takes jobs and does nothing with them; what waits on purpose is left alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldJobsProcessTests {

    private static final int PAID = 0;
    private static final int PROCESSING_FOR_EVER = 22;

    private final PayoutScene scene = new PayoutScene();
    private final OperatorClient operator = new OperatorClient(scene.payloom.baseUrl());

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void whateverStandsStillBecauseAnotherHoldsItsJobIsReplacedWithinMinutesAndSaysSo() {
        String paidBefore = end(payment(51_000));
        Map<String, String> held = Map.of(
                "route-order", held("route-order", () -> payment(51_100)),
                "settle-order", held("settle-order", () -> payment(51_200)),
                "settle-refund", held("settle-refund", () -> refundOf(paidBefore)),
                "settle-payout", held("settle-payout", () -> payout(PAID)));
        String settling = held.get("settle-order");
        assertThat(scene.payloom.journal(settling)).last().asString().doesNotEndWith("SUCCEEDED");
        assertThat(operator.get("/ops/v1/orders/" + settling).text("/attempts/0/state"))
                .isEqualTo("SUCCEEDED");

        for (String number : held.values()) {
            awaitRun(number, 2);
            assertThat(operator.get("/ops/v1/orders/" + number).json().path("alerts"))
                    .anySatisfy(alert -> assertThat(alert.path("kind").asText()).isEqualTo("RUN_STANDS_STILL"));
        }

        held.values().forEach(number -> await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> {
            assertThat(operator.get("/ops/v1/orders/" + number).text("/state")).isEqualTo("SUCCEEDED");
            assertThat(operator.get("/ops/v1/orders/" + number).json().path("alerts"))
                    .allSatisfy(alert ->
                            assertThat(alert.path("acknowledgedAt").asText()).isNotEmpty());
        }));
        assertThat(held.values()).allSatisfy(number -> {
            assertThat(scene.payloom.journal(number))
                    .filteredOn(move -> move.endsWith(">SUCCEEDED"))
                    .hasSize(1);
            assertThat(scene.bankOrderNos(number)).hasSize(1);
            assertThat(scene.payloom.runNo(number)).isEqualTo(2);
        });
    }

    @Test
    void aStartMessageGoesOnceForEachRunAndTheMetricShowsWhatDoesNotStart() {
        try (Stray stray = new Stray("route-payout")) {
            String orderNo = stray.holdsOneOf(() -> payout(PAID));
            Set<Integer> published = ConcurrentHashMap.newKeySet();
            await().atMost(PayoutScene.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        scene.payloom.moveClock(Duration.ofMinutes(1));
                        published.addAll(scene.payloom
                                .database()
                                .queryForList(
                                        "select published from outbox where subject_no = ?", Integer.class, orderNo));
                        assertThat(operator.get("/ops/v1/orders/" + orderNo).text("/run/stillSince"))
                                .isNotEmpty();
                    });
            assertThat(standingStill("payout")).isPositive();
            awaitRun(orderNo, 2);
            assertThat(published).isSubsetOf(0, 1);
            stray.letGo();
            scene.goOnUntil(orderNo, "SUCCEEDED");
            assertThat(scene.bankOrderNos(orderNo)).hasSize(1);
        }
    }

    @Test
    void whatWaitsOnPurposeIsNotReplaced() {
        try (EditedCatalogue edited = EditedCatalogue.with(
                scene.payloom, CatalogueEditing.every("pay", terms -> terms.put("querySchedule", "3h")))) {
            Instant later = scene.payloom.clock().instant().plus(Duration.ofHours(3));
            List<String> waiting = List.of(scheduled(later), payment(52_007), payout(PROCESSING_FOR_EVER));
            waiting.subList(1, 3)
                    .forEach(orderNo -> await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(
                                    operator.get("/ops/v1/orders/" + orderNo).text("/attempts/0/state"))
                            .isEqualTo("PROCESSING")));

            for (int step = 0; step < 8; step++) {
                scene.payloom.moveClock(Duration.ofMinutes(15));
                await().during(Duration.ofSeconds(2))
                        .atMost(PayoutScene.PATIENCE)
                        .until(() -> true);
            }

            assertThat(waiting).allSatisfy(orderNo -> {
                assertThat(scene.payloom.runNo(orderNo)).isOne();
                assertThat(operator.get("/ops/v1/orders/" + orderNo).text("/run/stillSince"))
                        .isEmpty();
            });
        }
    }

    private String held(String jobType, Supplier<String> placing) {
        try (Stray stray = new Stray(jobType)) {
            return stray.holdsOneOf(placing);
        }
    }

    private double standingStill(String process) {
        scene.payloom.bean(Standstills.class).count();
        return scene.payloom
                .bean(MeterRegistry.class)
                .get("payloom.runs.still")
                .tag("process", process)
                .gauge()
                .value();
    }

    private void awaitRun(String number, int runNo) {
        await().atMost(PayoutScene.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    scene.payloom.moveClock(Duration.ofMinutes(1));
                    assertThat(scene.payloom.runNo(number)).isEqualTo(runNo);
                });
    }

    private String payment(long fen) {
        return scene.merchant
                .post("/v1/payments", Orders.aCardPayment(fen, scene.endpoint.url()))
                .orderNo();
    }

    private String refundOf(String orderNo) {
        return scene.merchant
                .post("/v1/refunds", Orders.aRefund(Orders.number(), orderNo, 100L, scene.endpoint.url()))
                .refundNo();
    }

    private String payout(int behaviour) {
        return scene.accepted(12_300, PayoutScene.account(behaviour), "ICBC", "");
    }

    private String scheduled(Instant at) {
        return scene.accepted(
                12_300,
                PayoutScene.account(PAID),
                "ICBC",
                ",\"mode\":\"scheduled\",\"scheduledAt\":\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\"");
    }

    private String end(String orderNo) {
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.merchant.get("/v1/payments/" + orderNo).state())
                .isEqualTo("SUCCEEDED"));
        return orderNo;
    }

    /** A worker that somebody has forgotten: beside Payloom's it gets some of the jobs, and keeps them for a day. */
    private final class Stray implements AutoCloseable {

        private final Set<String> held = ConcurrentHashMap.newKeySet();
        private final JobWorker worker;

        Stray(String jobType) {
            worker = scene.payloom
                    .engine()
                    .newWorker()
                    .jobType(jobType)
                    .handler((client, job) ->
                            job.getVariablesAsMap().values().forEach(value -> held.add(String.valueOf(value))))
                    .timeout(Duration.ofDays(1))
                    .streamEnabled(true)
                    .open();
        }

        /** Places one after another until one falls to this worker. */
        String holdsOneOf(Supplier<String> placing) {
            for (int tries = 0; tries < 50; tries++) {
                String number = placing.get();
                await().atMost(PayoutScene.PATIENCE).until(() -> held.contains(number) || hasEnded(number));
                if (held.contains(number)) {
                    letGo();
                    return number;
                }
            }
            throw new AssertionError("No job fell to the stray worker");
        }

        private boolean hasEnded(String number) {
            return operator.get("/ops/v1/orders/" + number).text("/state").equals("SUCCEEDED");
        }

        void letGo() {
            worker.close();
        }

        @Override
        public void close() {
            letGo();
        }
    }
}
