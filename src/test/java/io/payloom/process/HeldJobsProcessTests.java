package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.worker.JobWorker;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.alert.Alerts;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Issue 13, item 11: somebody takes jobs and does nothing with them; what waits on purpose is left alone. */
@OnRunningPayloom
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
            FollowUps.look(scene.payloom);
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
            String orderNo = stray.holdsOneOf(() -> payout(PAID), this::hasFinished);
            Set<Integer> published = ConcurrentHashMap.newKeySet();
            scene.payloom.passUntil(Duration.ofMinutes(1), PayoutScene.PATIENCE, () -> {
                FollowUps.look(scene.payloom);
                published.addAll(scene.payloom
                        .database()
                        .queryForList("select published from outbox where subject_no = ?", Integer.class, orderNo));
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

    /** A case has no order of its own to be seen at, and a notification none that waits for it. */
    @Test
    void soAreNotificationsAndCasesOfLateMoney() {
        Map<String, String> held = new TreeMap<>();
        scene.endpoint.answerWith(500);
        held.put("notify-merchant", held("notify-merchant", () -> notificationOf(payment(53_000))));
        scene.endpoint.answerWith(200);
        held.put("assess-late-money", held("assess-late-money", () -> caseOf(paidLate(53_100))));
        held.put("reopen-order", held("reopen-order", () -> caseOf(paidLate(53_200))));
        try (EditedCatalogue edited =
                EditedCatalogue.with(scene.payloom, catalogue -> CatalogueEditing.part(catalogue, "merchants", "*")
                        .put("lateMoney", "refund"))) {
            held.put("settle-late-money", held("settle-late-money", () -> caseOf(paidLate(53_300))));
        }

        for (String number : held.values()) {
            awaitRun(number, 2);
            assertThat(alertsAbout(number)).contains("RUN_STANDS_STILL");
        }

        held.values().forEach(number -> await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> {
            FollowUps.look(scene.payloom);
            assertThat(hasFinished(number)).isTrue();
            assertThat(openAlertsAbout(number)).doesNotContain("RUN_STANDS_STILL");
        }));
        assertThat(held.values())
                .allSatisfy(number -> assertThat(scene.payloom.runNo(number)).isEqualTo(2));
        assertThat(scene.payloom.journal(held.get("settle-late-money")))
                .containsExactly(">OPEN", "OPEN>REFUNDING", "REFUNDING>REFUNDED");
        assertThat(List.of("assess-late-money", "reopen-order"))
                .allSatisfy(type ->
                        assertThat(scene.payloom.journal(held.get(type))).containsExactly(">OPEN", "OPEN>CORRECTED"));
    }

    /** As when Payloom is killed between settling and telling, and its job does not come back. */
    @Test
    void aMerchantWhoseFirstNotificationIsHeldIsToldWithinMinutesAllTheSame() {
        String orderNo;
        try (Stray stray = new Stray("tell-merchant")) {
            orderNo = stray.holdsOneOf(() -> payment(54_000), this::isTold);
        }

        scene.payloom.passUntil(Duration.ofMinutes(1), PayoutScene.PATIENCE, () -> {
            assertThat(isTold(orderNo)).isTrue();
        });
        await().atMost(PayoutScene.PATIENCE)
                .until(
                        () -> scene.payloom.journal(notificationOf(orderNo)),
                        List.of(">PENDING", "PENDING>DELIVERED")::equals);
    }

    /** The others wait on purpose; this one does not. */
    @Test
    void aPartThatIsToBeReplacedIsNotForgottenWhileTheOthersAreAtTheirBanks() {
        try (EditedCatalogue edited = EditedCatalogue.with(
                        scene.payloom, CatalogueEditing.every("payout", terms -> terms.put("querySchedule", "3h")));
                Stray stray = new Stray("replace-part")) {
            String orderNo = stray.holdsOneOf(
                    () -> {
                        scene.payloom.banks().behave("northbank", "MAINTENANCE", 1);
                        return scene.accepted(12_000_000, PayoutScene.account(PROCESSING_FOR_EVER), "ICBC", "");
                    },
                    number -> scene.bankOrderNos(number).size() == 4);
            await().atMost(PayoutScene.PATIENCE)
                    .until(() -> states(orderNo), List.of("FAILED", "PROCESSING", "PROCESSING")::equals);

            awaitRun(orderNo, 2);
            assertThat(alertsAbout(orderNo)).contains("RUN_STANDS_STILL");
            await().atMost(PayoutScene.PATIENCE)
                    .until(() -> scene.bankOrderNos(orderNo), numbers -> numbers.size() == 4);
            await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> {
                FollowUps.look(scene.payloom);
                assertThat(states(orderNo)).containsExactly("FAILED", "PROCESSING", "PROCESSING", "PROCESSING");
                assertThat(openAlertsAbout(orderNo)).doesNotContain("RUN_STANDS_STILL");
            });
            assertThat(scene.payloom.runNo(orderNo)).isEqualTo(2);
        }
    }

    private List<String> states(String orderNo) {
        return scene.payloom
                .database()
                .queryForList(
                        "select state from bank_transaction where order_no = ? order by state", String.class, orderNo);
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
                FollowUps.look(scene.payloom);
            }

            assertThat(waiting).allSatisfy(orderNo -> {
                assertThat(scene.payloom.runNo(orderNo)).isOne();
                assertThat(operator.get("/ops/v1/orders/" + orderNo).text("/run/stillSince"))
                        .isEmpty();
            });
        }
    }

    private boolean isTold(String orderNo) {
        return !scene.endpoint.acknowledged(orderNo).isEmpty();
    }

    private String held(String jobType, Supplier<String> placing) {
        try (Stray stray = new Stray(jobType)) {
            return stray.holdsOneOf(placing, this::hasFinished);
        }
    }

    private double standingStill(String process) {
        scene.payloom.bean(StalledRuns.class).count();
        return scene.payloom
                .bean(MeterRegistry.class)
                .get("payloom.runs.still")
                .tag("process", process)
                .gauge()
                .value();
    }

    private void awaitRun(String number, int runNo) {
        FollowUps.awaitRun(scene.payloom, number, runNo, Duration.ofMinutes(1));
    }

    private boolean hasFinished(String number) {
        return scene.payloom
                        .database()
                        .queryForObject(
                                "select count(*) from process_run where subject_no = ? and finished_at is not null",
                                Integer.class,
                                number)
                == 1;
    }

    private List<String> alertsAbout(String number) {
        return scene.payloom.bean(Alerts.class).about(number).stream()
                .map(Alerts.Alert::kind)
                .toList();
    }

    private List<String> openAlertsAbout(String number) {
        return scene.payloom.bean(Alerts.class).about(number).stream()
                .filter(alert -> alert.acknowledgedAt() == null)
                .map(Alerts.Alert::kind)
                .toList();
    }

    private String notificationOf(String orderNo) {
        return row("select notification_no from notification where order_no = ?", orderNo);
    }

    private String caseOf(String orderNo) {
        return row("select case_no from money_case where order_no = ?", orderNo);
    }

    /** As soon as there is one, however long that takes. */
    private String row(String sql, String orderNo) {
        List<String> rows = new ArrayList<>();
        scene.payloom.passUntil(Duration.ofSeconds(10), PayoutScene.PATIENCE, () -> {
            rows.addAll(scene.payloom.database().queryForList(sql, String.class, orderNo));
            assertThat(rows).isNotEmpty();
        });
        return rows.getFirst();
    }

    /** A payment that its bank declines, and has taken all the same. */
    private String paidLate(long fen) {
        String card = Cards.next();
        scene.payloom
                .banks()
                .behaveTo(card.substring(0, 6) + "******" + card.substring(12), "CONTRADICTING_CALLBACK", 1);
        return scene.merchant
                .post("/v1/payments", Orders.aCardPayment(Orders.number(), fen, card, scene.endpoint.url()))
                .orderNo();
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
        String holdsOneOf(Supplier<String> placing, Predicate<String> passed) {
            for (int tries = 0; tries < 50; tries++) {
                String number = placing.get();
                await().atMost(PayoutScene.PATIENCE).until(() -> held.contains(number) || passed.test(number));
                if (held.contains(number)) {
                    letGo();
                    return number;
                }
            }
            throw new AssertionError("No job fell to the stray worker");
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
