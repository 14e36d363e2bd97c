package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.alert.Alerts;
import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.support.CallingBank;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.RefusedCards;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Money that comes after the end of its order, or twice: never ignored, and put right as the merchant wants it. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateMoneyProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CATALOGUE = "/ops/v1/catalogue";
    private static final List<String> CHANNELS = List.of("northbank-card", "eastbank-card", "unionlink-card");

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());
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
    void aLateSuccessReopensTheOrderAndTheMerchantHearsTheNewerNews() {
        String orderNo = place(40_012, Cards.next());
        awaitState(orderNo, "FAILED");

        goOnUntil(orderNo, "SUCCEEDED");

        assertThat(payloom.journal(orderNo)).last().isEqualTo("FAILED>SUCCEEDED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(orderNo))
                .extracting(MerchantEndpoint.Received::type)
                .containsExactly("payment.failed", "payment.succeeded"));
        assertThat(versions(orderNo)).isSorted().doesNotHaveDuplicates();
        assertThat(theCase(orderNo).state()).isEqualTo(CaseState.CORRECTED);
        assertThat(openAlerts(orderNo)).isEmpty();
        assertThat(refundsAtTheBank(orderNo)).isEmpty();
    }

    @Test
    void aMerchantThatWantsNoLateMoneyHasItGivenBackByTheOriginalRoute() {
        whileLateMoneyIs("refund", () -> {
            String card = Cards.next();
            payloom.banks().behaveTo(masked(card), "CONTRADICTING_CALLBACK", 1);
            String orderNo = place(41_000, card);
            awaitState(orderNo, "FAILED");

            payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
                assertThat(theCase(orderNo).state()).isEqualTo(CaseState.REFUNDED);
            });

            assertThat(state(orderNo)).isEqualTo("FAILED");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(orderNo))
                    .extracting(MerchantEndpoint.Received::type)
                    .containsExactly("payment.failed", "payment.surplus_refunded"));
            String refundNo = payloom.database()
                    .queryForObject(
                            "select transaction_no from bank_transaction where order_no = ?",
                            String.class,
                            theCase(orderNo).caseNo());
            assertThat(told(orderNo).getLast().body().at("/data/surplusRefund").toString())
                    .as("issue 13, item 25")
                    .isEqualTo("{\"refundNo\":\"" + refundNo + "\",\"amount\":{\"value\":41000,\"currency\":\"CNY\"}}");
            assertThat(versions(orderNo)).isSorted().doesNotHaveDuplicates();
            assertThat(refundsAtTheBank(orderNo)).singleElement().satisfies(refund -> {
                assertThat(refund.path("state").asText()).isEqualToIgnoringCase("succeeded");
                assertThat(refund.path("amount").asLong()).isEqualTo(41_000);
            });
        });
    }

    @Test
    void itGoesBackAfterTheMaintenanceOfItsChannel() {
        Instant end = payloom.clock().instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        whileLateMoneyIs("refund", () -> {
            try (EditedCatalogue maintained = EditedCatalogue.inMaintenance(payloom, CHANNELS, "refund", end)) {
                String card = Cards.next();
                payloom.banks().behaveTo(masked(card), "CONTRADICTING_CALLBACK", 1);
                String orderNo = place(46_000, card);
                awaitState(orderNo, "FAILED");
                String caseNo = goOnUntilThereIsACase(orderNo);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(payloom.runKey(caseNo)).isNotNull());

                payloom.moveClock(Duration.ofHours(1));
                assertThat(theCase(orderNo).state()).isEqualTo(CaseState.OPEN);
                assertThat(refundsAtTheBank(orderNo)).isEmpty();

                payloom.moveClock(Duration.ofHours(1));
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(theCase(orderNo).state()).isEqualTo(CaseState.REFUNDED));
                assertThat(refundsAtTheBank(orderNo)).hasSize(1);
                assertThat(payloom.runNo(caseNo)).isOne();
            }
        });
    }

    @Test
    void aRefundThatTheBankRefusesCallsAPersonAndEndsItsCaseWhenItComesThroughAllTheSame() {
        whileLateMoneyIs("refund", () -> {
            String orderNo = place(44_012, Cards.next());
            awaitState(orderNo, "FAILED");
            String caseNo = goOnUntilThereIsACase(orderNo);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(payloom.journal(caseNo)).last().isEqualTo("REFUNDING>OPEN"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(openAlerts(orderNo)).contains("MONEY_CASE_OPEN"));

            payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
                assertThat(theCase(orderNo).state()).isEqualTo(CaseState.REFUNDED);
            });

            assertThat(payloom.journal(caseNo))
                    .containsExactly(">OPEN", "OPEN>REFUNDING", "REFUNDING>OPEN", "OPEN>REFUNDED");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(openAlerts(orderNo))
                    .as("what put itself right needs nobody")
                    .isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(openAlerts(caseNo)).isEmpty());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(orderNo))
                    .extracting(MerchantEndpoint.Received::type)
                    .containsExactly("payment.failed", "payment.surplus_refunded"));
        });
    }

    @Test
    void theSecondSuccessOfAnOrderThatWasRoutedAgainIsGivenBack() {
        whileRefusedCardsMayBeTriedElsewhere(() -> {
            String card = Cards.next();
            payloom.banks().behaveTo(masked(card), "CONTRADICTING_CALLBACK", 1);
            String orderNo = place(42_000, card);
            awaitState(orderNo, "SUCCEEDED");
            assertThat(bankOrderNos(orderNo)).hasSize(2);

            payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
                assertThat(theCase(orderNo).state()).isEqualTo(CaseState.REFUNDED);
            });

            assertThat(state(orderNo)).isEqualTo("SUCCEEDED");
            assertThat(payloom.bean(Alerts.class).about(orderNo)).isNotEmpty();
            assertThat(openAlerts(orderNo))
                    .as("what put itself right needs nobody")
                    .isEmpty();
            List<String> numbers = bankOrderNos(orderNo);
            assertThat(payloom.banks().entriesAbout(numbers.getFirst()))
                    .singleElement()
                    .satisfies(
                            refund -> assertThat(refund.path("state").asText()).isEqualToIgnoringCase("succeeded"));
            assertThat(payloom.banks().entriesAbout(numbers.getLast())).isEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(orderNo))
                    .extracting(MerchantEndpoint.Received::type)
                    .containsExactly("payment.succeeded", "payment.surplus_refunded"));
        });
    }

    /** Issue 13, item 2: without waiting for whoever finds runs that stand still. */
    @Test
    void ofTwoLateSuccessesAtTheSameMomentOneReopensTheOrderAndTheOtherGoesBackAtOnce() {
        whileRefusedCardsMayBeTriedElsewhere(() -> {
            String card = Cards.next();
            payloom.banks().behaveTo(masked(card), "CONTRADICTING_CALLBACK", 2);
            String orderNo = place(47_000, card);
            awaitState(orderNo, "FAILED");
            assertThat(bankOrderNos(orderNo)).hasSize(2);

            payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> assertThat(
                            payloom.bean(MoneyCases.class).of(orderNo))
                    .hasSize(2));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            payloom.bean(MoneyCases.class).of(orderNo))
                    .extracting(MoneyCase::state)
                    .containsExactlyInAnyOrder(CaseState.CORRECTED, CaseState.REFUNDED));
            assertThat(state(orderNo)).isEqualTo("SUCCEEDED");
            assertThat(refundsAtTheBank(orderNo)).hasSize(1);
        });
    }

    /** Issue 13, item 2: the step that finds nothing to reopen has the case assessed again, and does not end it in silence. */
    @Test
    void aCaseWhoseOrderHasSucceededBeforeItCouldReopenItIsAssessedAgain() {
        whileRefusedCardsMayBeTriedElsewhere(() -> {
            String card = Cards.next();
            payloom.banks().behaveTo(masked(card), "CONTRADICTING_CALLBACK", 1);
            String orderNo = place(48_000, card);
            awaitState(orderNo, "SUCCEEDED");
            payloom.banks().behaveToRefundsOf(bankOrderNos(orderNo).getFirst(), "DECLINED", 1);
            String caseNo = goOnUntilThereIsACase(orderNo);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(payloom.journal(caseNo)).last().isEqualTo("REFUNDING>OPEN"));
            long instance = Long.parseLong(payloom.runKey(caseNo));

            payloom.engine()
                    .newSetVariablesCommand(instance)
                    .variables(Map.of(
                            "operatorDecision", "refund",
                            "operatorName", "li-lei",
                            "operatorReason", "the bank takes it now, ticket 4712"))
                    .send()
                    .join();
            payloom.engine()
                    .newModifyProcessInstanceCommand(instance)
                    .activateElement("Task_ReopenOrder")
                    .send()
                    .join();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(theCase(orderNo).state()).isEqualTo(CaseState.REFUNDED));
            assertThat(state(orderNo)).isEqualTo("SUCCEEDED");
            payloom.engine().newCancelInstanceCommand(instance).send().join(); // the task in its incident
        });
    }

    @Test
    void theSecondSuccessIsGivenBackAlsoWhenTheMerchantHasRefundedAPartOfTheFirst() {
        whileRefusedCardsMayBeTriedElsewhere(() -> {
            String card = Cards.next();
            payloom.banks().behaveTo(masked(card), "CONTRADICTING_CALLBACK", 1);
            String orderNo = place(45_000, card);
            awaitState(orderNo, "SUCCEEDED");
            assertThat(merchant.post("/v1/refunds", Orders.aRefund(orderNo, 1_000, null))
                            .status())
                    .isEqualTo(201);

            payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
                assertThat(theCase(orderNo).state()).isEqualTo(CaseState.REFUNDED);
            });

            assertThat(refundsAtTheBank(orderNo))
                    .extracting(refund -> refund.path("amount").asLong())
                    .containsExactlyInAnyOrder(45_000L, 1_000L);
        });
    }

    @Test
    void aBankThatDeniesWhatItHadConfirmedChangesNothingAndCallsAPerson() {
        long incidents = payloom.pendingIncidents();
        String orderNo = place(43_000, Cards.next());
        awaitState(orderNo, "SUCCEEDED");
        String channel = column("channel", orderNo);
        String bankOrderNo = column("bank_order_no", orderNo);

        int status = new CallingBank(payloom.baseUrl(), payloom.clock()).report(channel, bankOrderNo, "2002", 43_000);

        assertThat(status).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(theCase(orderNo).state()).isEqualTo(CaseState.OPEN);
            assertThat(payloom.pendingIncidents()).isGreaterThan(incidents);
            assertThat(openAlerts(orderNo)).containsExactlyInAnyOrder("CONTRADICTING_RESULT", "MONEY_CASE_OPEN");
        });
        assertThat(payloom.bean(Alerts.class).about(orderNo))
                .allSatisfy(alert -> assertThat(alert.text()).contains("ayment " + orderNo));
        assertThat(state(orderNo)).isEqualTo("SUCCEEDED");
        assertThat(payloom.journal(column("transaction_no", orderNo))).last().isEqualTo("SUCCEEDED>SUCCEEDED");
        settleByTheOperatorsApi(orderNo);
    }

    /** Issue 13, item 23: the token says who decides, and nothing stands in an incident for it any more. */
    private void settleByTheOperatorsApi(String orderNo) {
        String caseNo = theCase(orderNo).caseNo();
        long instance = Long.parseLong(payloom.runKey(caseNo));
        OperatorClient operator = new OperatorClient(payloom.baseUrl());
        String decision = "/ops/v1/money-cases/" + caseNo + "/decision";

        assertThat(operator.post(decision, "{\"decision\":\"refund\",\"reason\":\"none came late\"}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(decision, "{\"decision\":\"settled\",\"reason\":\"the bank was wrong, V-4711\"}")
                        .json()
                        .at("/state")
                        .asText())
                .isEqualTo("SETTLED");

        assertThat(operator.post(decision, "{\"decision\":\"settled\",\"reason\":\"again\"}")
                        .json()
                        .at("/code")
                        .asText())
                .isEqualTo("NOTHING_TO_DECIDE");
        assertThat(payloom.database()
                        .queryForList(
                                "select detail from journal where subject_no = ? and actor = 'local-operator'",
                                String.class,
                                caseNo))
                .containsExactly("the bank was wrong, V-4711");
        await().atMost(PATIENCE).untilAsserted(() -> assertThatThrownBy(() -> payloom.engine()
                        .newSetVariablesCommand(instance)
                        .variables(Map.of())
                        .send()
                        .join())
                .hasMessageContaining("NOT_FOUND"));
    }

    /** Issue 13, item 13. */
    private List<String> openAlerts(String subjectNo) {
        return payloom.bean(Alerts.class).about(subjectNo).stream()
                .filter(alert -> alert.acknowledgedAt() == null)
                .map(Alerts.Alert::kind)
                .toList();
    }

    private static String masked(String card) {
        int hidden = card.length() - 10;
        return card.substring(0, 6) + "*".repeat(hidden) + card.substring(6 + hidden);
    }

    private void goOnUntil(String orderNo, String state) {
        payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
            assertThat(state(orderNo)).isEqualTo(state);
        });
    }

    /** No further: what the bank does about the case is to happen before it surprises again. */
    private String goOnUntilThereIsACase(String orderNo) {
        payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> assertThat(
                        payloom.bean(MoneyCases.class).of(orderNo))
                .isNotEmpty());
        return theCase(orderNo).caseNo();
    }

    private String place(long fen, String card) {
        return merchant.post("/v1/payments", Orders.aCardPayment(Orders.number(), fen, card, endpoint.url()))
                .orderNo();
    }

    private void awaitState(String orderNo, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(orderNo)).isEqualTo(state));
    }

    private String state(String orderNo) {
        return merchant.get("/v1/payments/" + orderNo).state();
    }

    private MoneyCase theCase(String orderNo) {
        List<MoneyCase> cases = payloom.bean(MoneyCases.class).of(orderNo);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    private List<MerchantEndpoint.Received> told(String orderNo) {
        return endpoint.acknowledged(orderNo);
    }

    private List<Integer> versions(String orderNo) {
        return told(orderNo).stream()
                .map(one -> one.body().at("/data/version").asInt())
                .toList();
    }

    private List<JsonNode> refundsAtTheBank(String orderNo) {
        return bankOrderNos(orderNo).stream()
                .flatMap(number -> payloom.banks().entriesAbout(number).stream())
                .toList();
    }

    private List<String> bankOrderNos(String orderNo) {
        return payloom.database()
                .queryForList(
                        "select bank_order_no from bank_transaction where order_no = ? order by attempt",
                        String.class,
                        orderNo);
    }

    private String column(String name, String orderNo) {
        return payloom.database()
                .queryForObject("select " + name + " from bank_transaction where order_no = ?", String.class, orderNo);
    }

    private void whileLateMoneyIs(String choice, Runnable something) {
        try (EditedCatalogue edited =
                EditedCatalogue.with(payloom, catalogue -> CatalogueEditing.part(catalogue, "merchants", "*")
                        .put("lateMoney", choice))) {
            something.run();
        }
    }

    private void whileRefusedCardsMayBeTriedElsewhere(Runnable something) {
        try (RefusedCards refused = RefusedCards.mayBeTriedElsewhere(payloom)) {
            something.run();
        }
    }
}
