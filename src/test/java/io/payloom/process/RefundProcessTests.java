package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.latemoney.MoneyCases;
import io.payloom.process.worker.ResolveRefusalWorker;
import io.payloom.refund.RefundSteps;
import io.payloom.support.CallingBank;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import io.payloom.support.Orders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How refunds go their way in time: undone or refunded, after maintenance, next day, refused, late, and returned. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundProcessTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final RefundScene scene = new RefundScene();

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void aWholePaymentOfTheDayIsUndoneBeforeTheCutOff() {
        whileVoidsAreTaken(() -> {
            String orderNo = scene.aPaidPayment(80_000);
            String refundNo = scene.aRefund(orderNo, 80_000);
            scene.awaitState(refundNo, "SUCCEEDED");

            assertThat(scene.kindsAtTheBank(orderNo)).containsExactly("void succeeded");
            assertThat(scene.refunded(orderNo)).isEqualTo(80_000);
            scene.awaitTold(refundNo, "refund.succeeded");
        });
    }

    @Test
    void aPartOrARestIsRefundedAndSoIsEverythingAfterTheCutOffOrOnAnotherDay() {
        whileVoidsAreTaken(() -> {
            String part = scene.aPaidPayment(81_000);
            scene.awaitState(scene.aRefund(part, 1_000), "SUCCEEDED");
            scene.awaitState(scene.aRefund(part, 80_000), "SUCCEEDED");
            assertThat(scene.kindsAtTheBank(part)).containsExactly("refund succeeded", "refund succeeded");

            String yesterday = scene.aPaidPayment(81_100);
            scene.payloom.moveClock(Duration.ofHours(24));
            scene.awaitState(scene.aRefund(yesterday, 81_100), "SUCCEEDED");
            assertThat(scene.kindsAtTheBank(yesterday)).containsExactly("refund succeeded");
        });
        whileVoidsAreTakenUntil(LocalTime.of(0, 1), () -> {
            leaveMidnight();
            String late = scene.aPaidPayment(81_200);
            scene.awaitState(scene.aRefund(late, 81_200), "SUCCEEDED");
            assertThat(scene.kindsAtTheBank(late)).containsExactly("refund succeeded");
        });
    }

    @Test
    void aVoidThatFailedIsFollowedByARefundButAnUnknownOneNever() {
        whileVoidsAreTaken(() -> {
            String orderNo = scene.aPaidPayment(82_000);
            scene.payloom.banks().behaveToRefundsOf(scene.column("bank_order_no", orderNo), "DECLINED", 1);
            String refundNo = scene.aRefund(orderNo, 82_000);
            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(scene.kindsAtTheBank(orderNo)).containsExactly("void failed", "refund succeeded");
            assertThat(scene.payloom.journal(refundNo))
                    .containsExactly(
                            ">ACCEPTED",
                            "ACCEPTED>SUBMITTED",
                            "SUBMITTED>ACCEPTED",
                            "ACCEPTED>SUBMITTED",
                            "SUBMITTED>SUCCEEDED");

            String silent = scene.aPaidPayment(82_100);
            scene.payloom.banks().behaveToRefundsOf(scene.column("bank_order_no", silent), "PROCESSING_FOR_EVER", 1);
            String unknown = scene.aRefund(silent, 82_100);
            scene.awaitState(unknown, "PROCESSING");
            scene.payloom.moveClock(Duration.ofMinutes(30));
            assertThat(scene.state(unknown)).isEqualTo("PROCESSING");
            assertThat(scene.attempts(unknown)).isEqualTo(1);
            assertThat(scene.refund(silent, 1).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        });
    }

    @Test
    void inMaintenanceItIsAcceptedAndSubmittedAfterwards() {
        String orderNo = scene.aPaidPayment(83_000);
        String channel = scene.column("channel", orderNo);
        Instant end = scene.payloom.clock().instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        try (EditedCatalogue maintained =
                EditedCatalogue.inMaintenance(scene.payloom, List.of(channel), "refund", end)) {
            String refundNo = scene.aRefund(orderNo, 83_000);
            await().atMost(RefundScene.PATIENCE)
                    .untilAsserted(() -> assertThat(scene.runKey(refundNo)).isNotNull());
            scene.payloom.moveClock(Duration.ofHours(1));
            assertThat(scene.state(refundNo)).isEqualTo("ACCEPTED");
            assertThat(scene.attempts(refundNo)).isZero();

            scene.payloom.moveClock(Duration.ofHours(1));
            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(sentAt(refundNo)).isAfterOrEqualTo(end);
        }
    }

    @Test
    void aBankMayAnswerTheNextDay() {
        String orderNo = scene.aPaidPayment(84_000);
        String refundNo = scene.aRefund(orderNo, 10_022);
        scene.awaitState(refundNo, "PROCESSING");
        scene.payloom.moveClock(Duration.ofHours(25));
        assertThat(scene.state(refundNo)).isEqualTo("PROCESSING");

        int status = bank().report(
                        scene.column("channel", refundNo), scene.column("bank_order_no", refundNo), "0000", 10_022);

        assertThat(status).isEqualTo(200);
        scene.awaitState(refundNo, "SUCCEEDED");
        scene.awaitTold(refundNo, "refund.succeeded");
    }

    @Test
    void aBankThatDoesNotAnswerIsAskedTheNextDay() {
        String orderNo = scene.aPaidPayment(84_100);
        leaveMidnight();
        try (EditedCatalogue nextDay = EditedCatalogue.with(
                scene.payloom,
                CatalogueEditing.every("refund", terms -> terms.put("querySchedule", "30s; next-day 10:00")))) {
            String refundNo = scene.aRefund(orderNo, 10_010); // the answer is cut off
            scene.awaitState(refundNo, "PROCESSING");
            scene.payloom.banks().whileDown(() -> {
                scene.payloom.moveClock(Duration.ofMinutes(1));
                await().atMost(RefundScene.PATIENCE)
                        .untilAsserted(() -> assertThat(scene.column("query_count", refundNo))
                                .isEqualTo("1"));
            });
            Instant planned = moment("next_query_at", refundNo);
            assertThat(LocalTime.ofInstant(planned, SHANGHAI)).isEqualTo(LocalTime.of(10, 0));
            assertThat(day(planned)).isAfter(day(scene.payloom.clock().instant()));

            scene.payloom.moveClock(
                    Duration.between(scene.payloom.clock().instant(), planned).minusMinutes(2));
            assertThat(scene.state(refundNo)).isEqualTo("PROCESSING");
            assertThat(scene.column("query_count", refundNo)).isEqualTo("1");
            scene.payloom.moveClock(Duration.ofMinutes(3));

            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(scene.column("query_count", refundNo)).isEqualTo("2");
            scene.awaitTold(refundNo, "refund.succeeded");
            assertThat(scene.givenBackByTheBank(orderNo)).isEqualTo(10_010);
        }
    }

    @Test
    void whatTheBankRefusesWaitsForAPersonWhoHasItSentOnceMore() {
        String orderNo = scene.aPaidPayment(85_000);
        String refundNo = aRefusedRefund(orderNo);

        scene.payloom.banks().behaveToRefundsOf(scene.column("bank_order_no", orderNo), "SUCCESS", 1);
        scene.decide(refundNo, "retry", "the bank has mended it");

        scene.awaitState(refundNo, "SUCCEEDED");
        assertThat(openAlerts(refundNo)).isEmpty();
        assertThat(scene.kindsAtTheBank(orderNo)).containsExactly("refund failed", "refund succeeded");
        scene.awaitTold(refundNo, "refund.succeeded");
        cancel(refundNo);
    }

    /** Issue 13, item 23: without variables in Operate; the token says who decides, and the process goes on by itself. */
    @Test
    void whatTheBankRefusesIsDecidedInTheOperatorsApi() {
        String orderNo = scene.aPaidPayment(89_000);
        String refundNo = aRefusedRefund(orderNo);
        String stopped = scene.runKey(refundNo);
        OperatorClient operator = new OperatorClient(scene.payloom.baseUrl());
        String decision = "/ops/v1/refunds/" + refundNo + "/decision";
        scene.payloom.banks().behaveToRefundsOf(scene.column("bank_order_no", orderNo), "SUCCESS", 1);

        assertThat(operator.post(decision, "{\"decision\":\"settled\",\"reason\":\"a word of cases\"}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("/ops/v1/refunds/R0/decision", "{\"decision\":\"retry\",\"reason\":\"none\"}")
                        .status())
                .isEqualTo(404);
        OperatorClient.Answer retried =
                operator.post(decision, "{\"decision\":\"retry\",\"reason\":\"the bank has mended it\"}");

        assertThat(retried.status()).as(retried.body()).isEqualTo(200);
        scene.awaitState(refundNo, "SUCCEEDED");
        assertThat(scene.kindsAtTheBank(orderNo)).containsExactly("refund failed", "refund succeeded");
        scene.awaitTold(refundNo, "refund.succeeded");
        assertThat(scene.runKey(refundNo)).isNotEqualTo(stopped);
        assertThat(scene.payloom
                        .database()
                        .queryForList(
                                "select detail from journal where subject_no = ? and actor = 'local-operator'",
                                String.class,
                                refundNo))
                .containsExactly("the bank has mended it");
        assertThat(operator.post(decision, "{\"decision\":\"retry\",\"reason\":\"again\"}")
                        .json()
                        .at("/code")
                        .asText())
                .isEqualTo("NOTHING_TO_DECIDE");

        String givenUp = aRefusedRefund(orderNo);
        operator.post(
                "/ops/v1/refunds/" + givenUp + "/decision", "{\"decision\":\"failed\",\"reason\":\"not wanted\"}");
        scene.awaitState(givenUp, "FAILED");
        scene.awaitGone(givenUp);
    }

    @Test
    void aPersonMarksItDoneByHandWithAVoucher() {
        String orderNo = scene.aPaidPayment(86_000);
        String refundNo = aRefusedRefund(orderNo);

        scene.decide(refundNo, "done", "V-2026-0815");

        scene.awaitState(refundNo, "SUCCEEDED");
        scene.awaitTold(refundNo, "refund.succeeded");
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        assertThat(scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                .isEqualTo("REFUNDED_BY_HAND");
        assertThat(scene.payloom
                        .database()
                        .queryForMap(
                                "select actor, detail from journal where subject_no = ? order by seq desc limit 1",
                                refundNo))
                .containsEntry("actor", "li-lei")
                .containsEntry("detail", "voucher V-2026-0815");
        assertThat(scene.givenBackByTheBank(orderNo)).isZero();
        cancel(refundNo);
    }

    /** Issue 13, item 3: what is done by hand counts as given back, so above an amount it takes two, whatever the way. */
    @Test
    void aLargeRefundIsDoneByHandByTwoPeople() {
        OperatorClient operator = new OperatorClient(scene.payloom.baseUrl());
        OperatorClient second = new OperatorClient(scene.payloom.baseUrl(), OperatorClient.SECOND_TOKEN);
        try (EditedCatalogue pay = takingMuch("pay");
                EditedCatalogue refund = takingMuch("refund")) {
            String orderNo = scene.aPaidPayment(6_000_000);
            scene.payloom.banks().behaveToRefundsOf(scene.column("bank_order_no", orderNo), "DECLINED", 1);
            String refundNo = scene.aRefund(orderNo, 5_000_001);
            scene.awaitState(refundNo, "REFUSED");

            scene.decide(refundNo, "done", "V-2026-0817");
            await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(openAlerts(refundNo))
                    .extracting(Alerts.Alert::kind)
                    .containsExactlyInAnyOrder("REFUND_REFUSED", "DECISION_NEEDS_SECOND"));
            assertThatThrownBy(
                            () -> scene.payloom.bean(RefundSteps.class).resolve(refundNo, scene.runKey(refundNo), null))
                    .hasMessageContaining("li-lei decided 'done' over 50000.01 CNY");
            String decision = "/ops/v1/refunds/" + refundNo + "/decision";
            OperatorClient.Answer proposed =
                    operator.post(decision, "{\"decision\":\"done\",\"reason\":\"V-2026-0818\"}");
            assertThat(proposed.text("/outcome")).as(proposed.body()).isEqualTo("needs-second-person");
            assertThat(proposed.text("/words")).contains("50000.01 CNY");
            assertThat(operator.post(decision + "/confirmation", "{\"reason\":\"me again\"}")
                            .text("/code"))
                    .isEqualTo("SECOND_PERSON_REQUIRED");
            assertThat(scene.state(refundNo)).isEqualTo("REFUSED");

            OperatorClient.Answer confirmed =
                    second.post(decision + "/confirmation", "{\"reason\":\"seen the receipt\"}");

            assertThat(confirmed.text("/state")).as(confirmed.body()).isEqualTo("SUCCEEDED");
            assertThat(scene.refunded(orderNo)).isEqualTo(5_000_001);
            assertThat(openAlerts(refundNo)).isEmpty();
            assertThat(scene.payloom
                            .database()
                            .queryForMap(
                                    "select actor, detail from journal where subject_no = ? order by seq desc limit 1",
                                    refundNo))
                    .containsEntry("actor", "local-operator and second-operator")
                    .containsEntry(
                            "detail",
                            "voucher V-2026-0818; done as proposed by local-operator (V-2026-0818): seen the receipt");
            assertThat(second.post(decision + "/confirmation", "{\"reason\":\"again\"}")
                            .text("/code"))
                    .isEqualTo("NOTHING_TO_DECIDE");
            scene.awaitGone(refundNo);
        }
    }

    private EditedCatalogue takingMuch(String operation) {
        return EditedCatalogue.with(
                scene.payloom, CatalogueEditing.every(operation, terms -> terms.put("maxAmount", 9_000_000)));
    }

    @Test
    void aPersonGivesItUpAndWhatItTookIsLeftAgain() {
        String orderNo = scene.aPaidPayment(90_000);
        String refundNo = aRefusedRefund(orderNo);
        assertThat(scene.refund(orderNo, 70_000).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");

        scene.decide(refundNo, "failed", "the payer does not want it");

        scene.awaitState(refundNo, "FAILED");
        scene.awaitTold(refundNo, "refund.failed");
        assertThat(openAlerts(refundNo)).isEmpty();
        assertThat(scene.refunded(orderNo)).isZero();
        scene.awaitState(scene.aRefund(orderNo, 90_000), "SUCCEEDED");
        cancel(refundNo);
    }

    @Test
    void aLateSuccessThatBreaksTheCapCallsAPersonAndNothingMoreGoesBack() {
        String orderNo = scene.aPaidPayment(20_100);
        scene.payloom.banks().behaveToRefundsOf(scene.column("bank_order_no", orderNo), "DECLINED", 1);
        String givenUp = scene.aRefund(orderNo, 20_000);
        scene.awaitState(givenUp, "REFUSED");
        scene.decide(givenUp, "failed", "the payer does not want it");
        scene.awaitState(givenUp, "FAILED");
        String waiting = scene.aRefund(orderNo, 10_001);
        scene.awaitState(waiting, "REFUSED");

        bank().report(scene.column("channel", givenUp), scene.column("bank_order_no", givenUp), "0000", 20_000);

        scene.awaitState(givenUp, "SUCCEEDED");
        scene.awaitTold(givenUp, "refund.failed", "refund.succeeded");
        assertThat(scene.payloom.bean(Alerts.class).about(orderNo))
                .extracting(Alerts.Alert::kind)
                .contains("REFUND_BEYOND_PAYMENT");
        assertThat(scene.payloom.bean(MoneyCases.class).of(givenUp)).isEmpty();
        assertThat(scene.refund(orderNo, 1).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        scene.decide(waiting, "retry", "once more");
        await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.merchant.get("/v1/refunds/" + waiting).text("/result/code"))
                .isEqualTo("REFUND_EXCEEDS_PAYMENT"));
        assertThat(scene.state(waiting)).isEqualTo("REFUSED");
        assertThat(scene.attempts(waiting)).isEqualTo(1);
        scene.awaitGone(givenUp);
    }

    @Test
    void aRefusedRefundThatComesThroughAllTheSameEndsWithoutAPerson() {
        String orderNo = scene.aPaidPayment(87_000);
        String refundNo = scene.aRefund(orderNo, 10_012);
        scene.awaitState(refundNo, "REFUSED");
        scene.goOnUntil(refundNo, "SUCCEEDED");

        assertThat(scene.payloom.journal(refundNo))
                .containsExactly(">ACCEPTED", "ACCEPTED>SUBMITTED", "SUBMITTED>REFUSED", "REFUSED>SUCCEEDED");
        assertThat(scene.refunded(orderNo)).isEqualTo(10_012);
        assertThat(scene.payloom.bean(Alerts.class).about(refundNo))
                .extracting(Alerts.Alert::kind)
                .contains("REFUND_REFUSED", "LATE_SUCCESS");
        assertThat(openAlerts(refundNo))
                .as("what put itself right needs nobody")
                .isEmpty();
        scene.awaitGone(refundNo);
    }

    /** Issue 13, item 26. */
    @Test
    void aMisspeltDecisionAboutARefusalKeepsTheFacts() {
        String orderNo = scene.aPaidPayment(91_000);
        String refundNo = aRefusedRefund(orderNo);

        assertThatThrownBy(() -> scene.payloom
                        .bean(ResolveRefusalWorker.class)
                        .resolve(refundNo, scene.runKey(refundNo), "retri", "li-lei", "ticket 4711"))
                .hasMessageStartingWith("A decision cannot be used. Refund " + refundNo + " of payment " + orderNo)
                .hasMessageContainingAll("was refused: ", "\"retry\", \"done\" or \"failed\"");

        scene.decide(refundNo, "failed", "the payer does not want it");
        scene.awaitState(refundNo, "FAILED");
        cancel(refundNo);
    }

    /** Issue 13, item 13. */
    private List<Alerts.Alert> openAlerts(String refundNo) {
        return scene.payloom.bean(Alerts.class).about(refundNo).stream()
                .filter(alert -> alert.acknowledgedAt() == null)
                .toList();
    }

    @Test
    void moneyThatComesBackDaysLaterIsACorrectionAndIsLeftAgain() {
        String orderNo = scene.aPaidPayment(88_000);
        String refundNo = scene.aRefund(orderNo, 88_000);
        scene.awaitState(refundNo, "SUCCEEDED");
        scene.payloom.moveClock(Duration.ofHours(26));

        scene.payloom.banks().moneyComesBack(scene.column("bank_order_no", refundNo));

        scene.goOnUntil(refundNo, "RETURNED");
        scene.awaitTold(refundNo, "refund.succeeded", "refund.returned");
        assertThat(scene.refunded(orderNo)).isZero();
        assertThat(scene.payloom.bean(MoneyCases.class).of(refundNo)).isEmpty();
        scene.awaitState(scene.aRefund(orderNo, 88_000), "SUCCEEDED");
    }

    /** Issue 13, item 27. */
    @Test
    void whatMerchantsWriteReachesThePayersStatementAndAllThatWasSaidIsKeptEncrypted() {
        String orderNo = scene.merchant
                .post(
                        "/v1/payments",
                        Orders.aCardPayment(92_000, scene.endpoint.url())
                                .replaceFirst("\\{", "{\"description\":\"Two tickets, 两张票\","))
                .orderNo();
        await().atMost(RefundScene.PATIENCE).until(() -> scene.merchant
                .get("/v1/payments/" + orderNo)
                .text("/state")
                .equals("SUCCEEDED"));
        String refundNo = scene.merchant
                .post(
                        "/v1/refunds",
                        Orders.aRefund(orderNo, 1_000, scene.endpoint.url())
                                .replaceFirst("\\{", "{\"reason\":\"One ticket returned\","))
                .text("/refundNo");
        scene.awaitState(refundNo, "SUCCEEDED");

        assertThat(scene.payloom
                        .banks()
                        .entry(scene.column("bank_order_no", orderNo))
                        .path("description")
                        .asText())
                .isEqualTo("Two tickets, 两张票");
        assertThat(scene.payloom
                        .banks()
                        .entry(scene.column("bank_order_no", refundNo))
                        .path("description")
                        .asText())
                .isEqualTo("One ticket returned");

        String transactionNo = scene.column("transaction_no", orderNo);
        Answer messages =
                new OperatorClient(scene.payloom.baseUrl()).get("/ops/v1/transactions/" + transactionNo + "/messages");
        assertThat(messages.text("/items/0/source")).isEqualTo("submit-to-bank");
        assertThat(messages.text("/items/0/request"))
                .contains("Two tickets, 两张票")
                .doesNotContain(Orders.CARD);
        assertThat(messages.text("/items/0/answer")).contains("\"code\":\"0000\"");
        assertThat(scene.payloom
                        .database()
                        .queryForList(
                                "select cast(request as char) from bank_call where transaction_no = ?",
                                String.class,
                                transactionNo))
                .isNotEmpty()
                .noneMatch(stored -> stored.contains("orderNo"));
    }

    @Test
    void aSecondInstanceEndsAsADuplicateAndACancelledOneIsFollowedByAnother() {
        String orderNo = scene.aPaidPayment(89_000);
        String refundNo = scene.aRefund(orderNo, 10_002);
        scene.awaitState(refundNo, "PROCESSING");
        String driving = scene.runKey(refundNo);
        long prepared = scene.payloom.completedJobs("prepare-refund");
        scene.payloom
                .engine()
                .newPublishMessageCommand()
                .messageName("refund-due")
                .correlationKey("beside " + refundNo)
                .timeToLive(Duration.ofMinutes(1))
                .variables(Map.of("refundNo", refundNo))
                .send()
                .join();
        await().atMost(RefundScene.PATIENCE).until(() -> scene.payloom.completedJobs("prepare-refund") > prepared);
        assertThat(scene.runKey(refundNo)).isEqualTo(driving);

        cancel(refundNo);
        scene.goOnUntil(refundNo, "SUCCEEDED");

        assertThat(scene.attempts(refundNo)).isEqualTo(1);
        assertThat(scene.givenBackByTheBank(orderNo)).isEqualTo(10_002);
        scene.awaitTold(refundNo, "refund.succeeded");
    }

    private String aRefusedRefund(String orderNo) {
        long incidents = scene.payloom.pendingIncidents();
        String refundNo = scene.aRefund(orderNo, 20_001);
        scene.awaitState(refundNo, "REFUSED");
        await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(scene.payloom.pendingIncidents())
                .isGreaterThan(incidents));
        assertThat(scene.endpoint.toldOfRefund(refundNo)).isEmpty();
        assertThat(openAlerts(refundNo)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("REFUND_REFUSED");
            assertThat(alert.text()).startsWith("Refund " + refundNo + " of payment " + orderNo);
        });
        return refundNo;
    }

    private void cancel(String refundNo) {
        scene.payloom
                .engine()
                .newCancelInstanceCommand(Long.parseLong(scene.runKey(refundNo)))
                .send()
                .join();
    }

    private CallingBank bank() {
        return new CallingBank(scene.payloom.baseUrl(), scene.payloom.clock());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, SHANGHAI);
    }

    private Instant sentAt(String refundNo) {
        return moment("sent_at", refundNo);
    }

    private Instant moment(String column, String refundNo) {
        return scene.payloom
                .database()
                .queryForObject(
                        "select " + column + " from bank_transaction where order_no = ?",
                        (row, number) -> row.getTimestamp(1).toInstant(),
                        refundNo);
    }

    private void whileVoidsAreTaken(Runnable something) {
        leaveMidnight();
        whileVoidsAreTakenUntil(LocalTime.of(23, 59), something);
    }

    private void whileVoidsAreTakenUntil(LocalTime until, Runnable something) {
        try (EditedCatalogue edited = EditedCatalogue.with(
                scene.payloom, CatalogueEditing.every("refund", terms -> terms.put("voidUntil", until.toString())))) {
            something.run();
        }
    }

    /** A day must not end while a test speaks of today. */
    private void leaveMidnight() {
        LocalTime now = LocalTime.ofInstant(scene.payloom.clock().instant(), SHANGHAI);
        if (now.isAfter(LocalTime.of(22, 0)) || now.isBefore(LocalTime.of(0, 10))) {
            scene.payloom.moveClock(Duration.ofHours(3));
        }
    }
}
