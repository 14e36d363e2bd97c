package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.alert.Alerts;
import io.payloom.kernel.Luhn;
import io.payloom.refund.RefundSteps;
import io.payloom.refund.RefundWord;
import io.payloom.support.CallingBank;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import io.payloom.support.Orders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refunds that their bank has refused, and that two people send to another account. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundPayoutProcessTests {

    /** See docs/bank-protocol.md. */
    private static final int PAID = 0;

    private static final int DECLINED = 1;
    private static final int REFUSED_AND_PAID_LATER = 12;
    private static final int EVERY_THIRD_DECLINED = 20;
    private static final int SILENT = 22;

    private final RefundScene scene = new RefundScene();
    private final PayoutScene payouts = new PayoutScene();
    private final OperatorClient first = new OperatorClient(scene.payloom.baseUrl());
    private final OperatorClient second = new OperatorClient(scene.payloom.baseUrl(), OperatorClient.SECOND_TOKEN);

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        scene.close();
        payouts.close();
    }

    @Test
    void twoPeopleSendARefusedRefundToAnotherAccount() {
        String orderNo = scene.aPaidPayment(30_000);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String account = PayoutScene.account(PAID);

        Answer proposed = propose(first, refundNo, account);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        assertThat(proposed.text("/state")).isEqualTo("PROPOSED");
        assertThat(proposed.body()).doesNotContain(account).doesNotContain("HAN MEIMEI");
        refused(confirm(first, refundNo, account), 409, "SECOND_PERSON_REQUIRED");
        refused(confirm(second, refundNo, PayoutScene.account(PAID)), 422, "ACCOUNT_DIFFERS");
        assertThat(scene.state(refundNo)).isEqualTo("REFUSED");
        Answer confirmed = confirm(second, refundNo, account);

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.text("/confirmedBy")).isEqualTo("second-operator");
        scene.awaitState(refundNo, "SUCCEEDED");
        scene.awaitTold(refundNo, "refund.succeeded");
        String payoutNo = confirmed.text("/payoutNo");
        assertThat(scene.merchant.get("/v1/refunds/" + refundNo).text("/payoutNo"))
                .isEqualTo(payoutNo);
        assertThat(payouts.get(payoutNo).text("/refundNo")).isEqualTo(refundNo);
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        assertThat(scene.refund(orderNo, 10_000).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        assertThat(payouts.paidByTheBanks(payoutNo)).isEqualTo(20_001);
        assertThat(payouts.purposesAtTheBanks(payoutNo))
                .containsExactly("Refund "
                        + scene.merchant.get("/v1/refunds/" + refundNo).text("/merchantRefundNo"));
        assertThat(scene.givenBackByTheBank(orderNo)).isZero();
        assertThat(scene.payloom.journal(refundNo)).endsWith("REFUSED>PAYING_OUT", "PAYING_OUT>SUCCEEDED");
        assertThat(journalWords(refundNo))
                .noneMatch(words -> words.contains(account))
                .anyMatch(words -> words.contains("named another account"));
        assertThat(alerts(refundNo)).containsExactly("REFUND_REFUSED", "REFUND_PAYOUT_PROPOSED");
        scene.awaitGone(refundNo);
    }

    /** Issue 13, item 9: two people look at the account, so they are told what is odd about it. */
    @Test
    void theSecondPersonIsToldOfACheckDigitAndOfAnotherPayoutThatLooksTheSame() {
        String cardLike = Stream.generate(() -> PayoutScene.account(PAID))
                .filter(account -> !Luhn.holds(account))
                .findFirst()
                .orElseThrow();
        String refundNo = aRefusedRefund(scene.aPaidPayment(30_000), 20_001);
        Answer proposed = propose(first, refundNo, cardLike);
        assertThat(proposed.json().at("/warnings"))
                .extracting(warning -> warning.at("/code").asText())
                .containsExactly("CHECK_DIGIT_WRONG");
        assertThat(scene.payloom.bean(Alerts.class).about(refundNo).getLast().text())
                .contains("its last digit does not fit")
                .doesNotContain(cardLike);
        String paid = confirm(second, refundNo, cardLike).text("/payoutNo");
        scene.awaitState(refundNo, "SUCCEEDED");

        String again = aRefusedRefund(scene.aPaidPayment(30_000), 20_001);
        Answer alike = propose(first, again, cardLike);

        assertThat(alike.json().at("/warnings"))
                .extracting(warning -> warning.at("/code").asText(), warning -> warning.at("/orderNo")
                        .asText(""))
                .containsExactly(tuple("POSSIBLE_DUPLICATE", paid), tuple("CHECK_DIGIT_WRONG", ""));
        Answer confirmed = confirm(second, again, cardLike);
        assertThat(confirmed.json().at("/warnings/0/orderNo").asText()).isEqualTo(paid);
        scene.awaitGone(refundNo);
        scene.awaitGone(again);
    }

    @Test
    void aPayoutThatFailsBringsItBackToPeopleWhoTryAnotherAccount() {
        String orderNo = scene.aPaidPayment(30_100);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String failed = payOut(refundNo, PayoutScene.account(DECLINED));
        await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                .isEqualTo("PAYOUT_FAILED"));
        assertThat(scene.state(refundNo)).isEqualTo("REFUSED");
        awaitClaimed(refundNo); // by the next run, which calls people
        assertThat(scene.endpoint.toldOfRefund(refundNo)).isEmpty();
        assertThat(scene.merchant
                        .post("/v1/payouts/" + failed + "/retry", "{\"merchantOrderNo\":\"" + Orders.number() + "\"}")
                        .text("/code"))
                .isEqualTo("PAYOUT_OF_REFUND");

        String another = payOut(refundNo, PayoutScene.account(PAID));

        scene.awaitState(refundNo, "SUCCEEDED");
        scene.awaitTold(refundNo, "refund.succeeded");
        assertThat(another).isNotEqualTo(failed);
        assertThat(payouts.paidByTheBanks(failed)).isZero();
        assertThat(payouts.paidByTheBanks(another)).isEqualTo(20_001);
        assertThat(all(refundNo).findValuesAsText("state")).containsExactly("CONFIRMED", "CONFIRMED");
        scene.awaitGone(refundNo);
    }

    @Test
    void ofWhatWasPaidInPartOnlyTheRestIsPaid() {
        try (EditedCatalogue cut = EditedCatalogue.with(
                scene.payloom, CatalogueEditing.every("payout", terms -> terms.put("maxAmount", 40_000)))) {
            String orderNo = scene.aPaidPayment(95_000);
            String refundNo = aRefusedRefund(orderNo, 90_001);
            String inPart = payOut(refundNo, PayoutScene.account(EVERY_THIRD_DECLINED));
            await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(
                            scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                    .isEqualTo("PAID_OUT_IN_PART"));
            long paid = payouts.paidByTheBanks(inPart);
            assertThat(paid).isBetween(60_000L, 60_001L);
            assertThat(scene.refunded(orderNo)).isZero();
            awaitClaimed(refundNo);
            for (String word : List.of("retry", "failed")) {
                assertThatThrownBy(() -> say(refundNo, word)).hasMessageContaining("were paid out already");
            }
            assertThat(scene.state(refundNo)).isEqualTo("REFUSED");
            assertThat(scene.attempts(refundNo)).isEqualTo(1);

            String rest = payOut(refundNo, PayoutScene.account(PAID));

            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(payouts.paidByTheBanks(rest)).isEqualTo(90_001 - paid);
            assertThat(scene.refunded(orderNo)).isEqualTo(90_001);
            assertThat(scene.refund(orderNo, 5_000).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
            scene.awaitGone(refundNo);
        }
    }

    @Test
    void whatComesBackFromTheAccountIsLeftOfThePaymentAgain() {
        String orderNo = scene.aPaidPayment(30_200);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String payoutNo = payOut(refundNo, PayoutScene.account(PAID));
        scene.awaitState(refundNo, "SUCCEEDED");

        scene.payloom.banks().moneyComesBack(scene.column("bank_order_no", payoutNo));

        scene.goOnUntil(refundNo, "RETURNED");
        scene.awaitTold(refundNo, "refund.succeeded", "refund.returned");
        assertThat(scene.refunded(orderNo)).isZero();
        scene.awaitState(scene.aRefund(orderNo, 30_200), "SUCCEEDED");
    }

    @Test
    void aBankThatGivesItBackMeanwhileEndsWhatWasProposed() {
        String orderNo = scene.aPaidPayment(30_300);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String account = PayoutScene.account(PAID);
        assertThat(propose(first, refundNo, account).status()).isEqualTo(200);

        lateSuccessOf(refundNo, 20_001);
        scene.awaitState(refundNo, "SUCCEEDED");

        refused(confirm(second, refundNo, account), 409, "NOTHING_TO_DECIDE");
        refused(propose(first, refundNo, account), 409, "NOTHING_TO_DECIDE");
        assertThat(all(refundNo).findValuesAsText("state")).containsExactly("REPLACED");
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        assertThat(scene.merchant.get("/v1/refunds/" + refundNo).text("/payoutNo"))
                .isEmpty();
        scene.awaitGone(refundNo);
    }

    @Test
    void aPayoutThatWaitsIsTakenBackWhenTheBankGivesItBackAfterAll() {
        String orderNo = scene.aPaidPayment(60_000);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String payoutNo;
        try (EditedCatalogue maintained = payouts.inMaintenance(PayoutScene.CHANNELS, Duration.ofHours(2))) {
            payoutNo = payOut(refundNo, PayoutScene.account(PAID));
            payouts.awaitState(payoutNo, "HELD");

            lateSuccessOf(refundNo, 20_001);

            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(payouts.get(payoutNo).text("/result/code")).isEqualTo("WITHDRAWN");
            assertThat(scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                    .isEqualTo("LATE_SUCCESS");
            scene.awaitTold(refundNo, "refund.succeeded");
            scene.awaitGone(payoutNo);
        }
        scene.payloom.moveClock(Duration.ofHours(3));
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        assertThat(scene.attempts(payoutNo)).isZero();
        assertThat(alerts(refundNo)).doesNotContain("REFUND_TWICE");
    }

    /** The payout's bank is silent, so the payment's bank comes first; then it takes its money back, and nobody has paid. */
    @Test
    void whatTheBankGivesAndTakesBackWhileItIsPaidOutCountsForNothing() {
        String orderNo = scene.aPaidPayment(60_100);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String payoutNo = paidOutBySilentBank(refundNo);

        lateSuccessOf(refundNo, 20_001);
        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(() -> assertThat(alerts(refundNo)).contains("REFUND_TWICE"));
        assertThat(scene.state(refundNo)).isEqualTo("PAYING_OUT");
        assertThat(scene.refund(orderNo, 20_100).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        report(refundNo, "6001", 20_001);
        report(payoutNo, "2002", 20_001);

        scene.awaitState(refundNo, "REFUSED");
        assertThat(scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                .isEqualTo("PAYOUT_FAILED");
        assertThat(scene.endpoint.toldOfRefund(refundNo)).isEmpty();
        scene.awaitState(scene.aRefund(orderNo, 40_000), "SUCCEEDED");
        payOut(refundNo, PayoutScene.account(PAID));
        scene.awaitState(refundNo, "SUCCEEDED");
        assertThat(scene.refunded(orderNo)).isEqualTo(60_001);
    }

    @Test
    void whatTheBankGivesWhileItIsPaidOutEndsTheRefundWhenThePayoutFails() {
        String orderNo = scene.aPaidPayment(60_200);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String payoutNo = paidOutBySilentBank(refundNo);
        lateSuccessOf(refundNo, 20_001);

        report(payoutNo, "2002", 20_001);

        scene.awaitState(refundNo, "SUCCEEDED");
        assertThat(scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                .isEqualTo("LATE_SUCCESS");
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        scene.awaitTold(refundNo, "refund.succeeded");
    }

    @Test
    void anEarlierPayoutThatIsPaidAfterAllCallsAPersonWhileTheNextIsUnderWay() {
        String orderNo = scene.aPaidPayment(60_300);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String earlier = payOut(refundNo, PayoutScene.account(DECLINED));
        scene.awaitState(refundNo, "REFUSED");
        String next = paidOutBySilentBank(refundNo);

        report(earlier, "0000", 20_001);

        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(() -> assertThat(alerts(refundNo)).contains("REFUND_TWICE", "REFUND_PAYOUT_CHANGED"));
        assertThat(scene.state(refundNo)).isEqualTo("PAYING_OUT");
        assertThat(scene.refund(orderNo, 20_299).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        report(next, "2002", 20_001);
        scene.awaitState(refundNo, "SUCCEEDED");
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        scene.awaitState(scene.aRefund(orderNo, 40_299), "SUCCEEDED");
    }

    @Test
    void aPayoutThatWaitsIsTakenBackWhenAnEarlierOneIsPaidAfterAll() {
        String orderNo = scene.aPaidPayment(60_400);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String earlier = payOut(refundNo, PayoutScene.account(DECLINED));
        scene.awaitState(refundNo, "REFUSED");
        try (EditedCatalogue maintained = payouts.inMaintenance(PayoutScene.CHANNELS, Duration.ofHours(2))) {
            String next = payOut(refundNo, PayoutScene.account(PAID));
            payouts.awaitState(next, "HELD");

            report(earlier, "0000", 20_001);

            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(payouts.get(next).text("/result/code")).isEqualTo("WITHDRAWN");
            scene.awaitTold(refundNo, "refund.succeeded");
            scene.payloom.moveClock(Duration.ofHours(3));
            assertThat(scene.attempts(next)).isZero();
        }
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
        assertThat(alerts(refundNo)).doesNotContain("REFUND_TWICE");
    }

    @Test
    void whatComesBackPartByPartIsLeftOfThePaymentPartByPart() {
        try (EditedCatalogue cut = EditedCatalogue.with(
                scene.payloom, CatalogueEditing.every("payout", terms -> terms.put("maxAmount", 10_000)))) {
            String orderNo = scene.aPaidPayment(30_700);
            String refundNo = aRefusedRefund(orderNo, 18_001);
            String payoutNo = payOut(refundNo, PayoutScene.account(PAID));
            scene.awaitState(refundNo, "SUCCEEDED");
            List<Map<String, Object>> parts = scene.payloom
                    .database()
                    .queryForList(
                            "select bank_order_no, amount_value from bank_transaction where order_no = ?", payoutNo);
            assertThat(parts).hasSize(2);
            long second = ((Number) parts.getLast().get("amount_value")).longValue();

            scene.payloom
                    .banks()
                    .moneyComesBack(parts.getFirst().get("bank_order_no").toString());
            scene.goOnUntil(refundNo, "RETURNED");
            assertThat(scene.refunded(orderNo)).isEqualTo(second);
            assertThat(scene.refund(orderNo, 30_000).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
            scene.payloom
                    .banks()
                    .moneyComesBack(parts.getLast().get("bank_order_no").toString());
            await().atMost(RefundScene.PATIENCE).untilAsserted(() -> {
                scene.payloom.moveClock(Duration.ofSeconds(30));
                assertThat(scene.refunded(orderNo)).isZero();
            });
            scene.awaitState(scene.aRefund(orderNo, 30_700), "SUCCEEDED");
        }
    }

    @Test
    void whoProposesAnotherAccountCannotConfirmItAndWhoGuessesGetsNoFurther() {
        String refundNo = aRefusedRefund(scene.aPaidPayment(30_800), 20_001);
        String account = PayoutScene.account(PAID);
        propose(first, refundNo, PayoutScene.account(PAID));
        propose(second, refundNo, account);

        refused(confirm(second, refundNo, account), 409, "SECOND_PERSON_REQUIRED");
        for (int guess = 0; guess < 3; guess++) {
            refused(confirm(first, refundNo, PayoutScene.account(PAID)), 422, "ACCOUNT_DIFFERS");
        }
        refused(confirm(first, refundNo, account), 409, "NOTHING_TO_DECIDE");

        assertThat(all(refundNo).findValuesAsText("state")).containsExactly("REPLACED", "REPLACED");
        assertThat(scene.payloom.bean(Alerts.class).about(refundNo))
                .filteredOn(alert -> alert.kind().equals("REFUND_PAYOUT_PROPOSED"))
                .allSatisfy(alert -> assertThat(alert.acknowledgedAt()).isNotNull());
    }

    /** By voucher, by a person in Operate, after some of it was paid out; what was proposed meanwhile is over. */
    @Test
    void theRestOfWhatWasPaidInPartIsDoneByHand() {
        try (EditedCatalogue cut = EditedCatalogue.with(
                scene.payloom, CatalogueEditing.every("payout", terms -> terms.put("maxAmount", 40_000)))) {
            String orderNo = scene.aPaidPayment(95_100);
            String refundNo = aRefusedRefund(orderNo, 90_001);
            payOut(refundNo, PayoutScene.account(EVERY_THIRD_DECLINED));
            await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(
                            scene.merchant.get("/v1/refunds/" + refundNo).text("/result/code"))
                    .isEqualTo("PAID_OUT_IN_PART"));
            propose(first, refundNo, PayoutScene.account(PAID));
            awaitClaimed(refundNo);

            scene.decide(refundNo, "done", "V-2026-0816");

            scene.awaitState(refundNo, "SUCCEEDED");
            assertThat(scene.refunded(orderNo)).isEqualTo(90_001);
            assertThat(all(refundNo).findValuesAsText("state")).containsExactly("REPLACED", "CONFIRMED");
            assertThat(scene.refund(orderNo, 5_200).text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        }
    }

    @Test
    void aPayoutThatIsPaidAfterItWasRefusedEndsTheRefund() {
        String orderNo = scene.aPaidPayment(30_400);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String payoutNo = payOut(refundNo, PayoutScene.account(REFUSED_AND_PAID_LATER));

        scene.goOnUntil(refundNo, "SUCCEEDED");

        scene.awaitTold(refundNo, "refund.succeeded");
        assertThat(payouts.paidByTheBanks(payoutNo)).isEqualTo(20_001);
        assertThat(scene.refunded(orderNo)).isEqualTo(20_001);
    }

    @Test
    void tenConfirmationsAtOnceAreOnePayout() throws Exception {
        String orderNo = scene.aPaidPayment(30_500);
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String account = PayoutScene.account(PAID);
        propose(first, refundNo, account);

        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sent = IntStream.range(0, 10)
                    .mapToObj(one -> threads.submit(
                            () -> confirm(second, refundNo, account).status()))
                    .toList();
            answers = new java.util.ArrayList<>();
            for (Future<Integer> one : sent) {
                answers.add(one.get());
            }
        }

        assertThat(answers).containsOnlyOnce(200).contains(409);
        scene.awaitState(refundNo, "SUCCEEDED");
        assertThat(scene.payloom
                        .database()
                        .queryForObject("select count(*) from payout where refund_no = ?", Integer.class, refundNo))
                .isEqualTo(1);
    }

    @Test
    void badWordsOfOperatorsAreToldWhatIsWrong() {
        String orderNo = scene.aPaidPayment(30_600);
        String paid = scene.aRefund(orderNo, 100);
        scene.awaitState(paid, "SUCCEEDED");
        String refundNo = aRefusedRefund(orderNo, 20_001);
        String account = PayoutScene.account(PAID);

        refused(propose(first, "R01JD8Z9K7QX4T5V6W8Y0A2B3C4", account), 404, "REFUND_NOT_FOUND");
        refused(propose(first, paid, account), 409, "NOTHING_TO_DECIDE");
        refused(confirm(second, refundNo, account), 409, "NOTHING_TO_DECIDE");
        Answer empty = first.post(path(refundNo), "{}");
        refused(empty, 400, "VALIDATION_FAILED");
        assertThat(empty.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/payee", "/reason");
        Answer wrong = propose(first, refundNo, "12");
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/payee/account");
        Answer betraying = first.post(path(refundNo), proposal(account, "to " + account + " as HAN MEIMEI wishes"));
        assertThat(betraying.text("/errors/0/pointer")).isEqualTo("/reason");
        assertThat(betraying.body()).doesNotContain(account);
        assertThat(scene.merchant.post(path(refundNo), "{}").status()).isEqualTo(401);
        assertThat(all(refundNo)).isEmpty();
    }

    private String payOut(String refundNo, String account) {
        Answer proposed = propose(first, refundNo, account);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        Answer confirmed = confirm(second, refundNo, account);
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        return confirmed.text("/payoutNo");
    }

    private static Answer propose(OperatorClient operator, String refundNo, String account) {
        return operator.post(path(refundNo), proposal(account, "her card is closed, ticket 4711"));
    }

    private static String proposal(String account, String reason) {
        return "{\"payee\":{\"account\":\"" + account
                + "\",\"name\":\"HAN MEIMEI\",\"kind\":\"private\",\"institution\":\"ICBC\"},"
                + "\"reason\":\"" + reason + "\"}";
    }

    private static Answer confirm(OperatorClient operator, String refundNo, String account) {
        return operator.post(
                path(refundNo) + "/confirmation",
                "{\"account\":\"" + account + "\",\"reason\":\"read back to her by phone\"}");
    }

    private static String path(String refundNo) {
        return "/ops/v1/refunds/" + refundNo + "/payout";
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("/code")).isEqualTo(code);
    }

    private JsonNode all(String refundNo) {
        return first.get(path(refundNo)).json();
    }

    private String aRefusedRefund(String orderNo, long fen) {
        String refundNo = scene.aRefund(orderNo, fen);
        scene.awaitState(refundNo, "REFUSED");
        return refundNo;
    }

    private String paidOutBySilentBank(String refundNo) {
        String payoutNo = payOut(refundNo, PayoutScene.account(SILENT));
        payouts.awaitState(payoutNo, "PROCESSING");
        return payoutNo;
    }

    private void lateSuccessOf(String refundNo, long fen) {
        report(refundNo, "0000", fen);
    }

    /** The bank says it of the newest transaction of a refund or payout. */
    private void report(String orderNo, String code, long fen) {
        new CallingBank(scene.payloom.baseUrl(), scene.payloom.clock())
                .report(scene.column("channel", orderNo), scene.column("bank_order_no", orderNo), code, fen);
    }

    private List<String> alerts(String refundNo) {
        return scene.payloom.bean(Alerts.class).about(refundNo).stream()
                .map(Alerts.Alert::kind)
                .toList();
    }

    private List<String> journalWords(String refundNo) {
        return scene.payloom
                .database()
                .queryForList("select coalesce(detail, '') from journal where subject_no = ?", String.class, refundNo);
    }

    /** As its worker does; what it refuses becomes an incident that says so. */
    private void say(String refundNo, String word) {
        RefundWord said = RefundWord.read(word, "li-lei", "once more");
        scene.payloom.bean(RefundSteps.class).resolve(refundNo, scene.runKey(refundNo), said);
    }

    private void awaitClaimed(String refundNo) {
        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(() -> assertThat(scene.runKey(refundNo)).isNotNull());
    }
}
