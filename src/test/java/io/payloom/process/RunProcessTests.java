package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Run;
import io.payloom.lifecycle.Runs;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import io.payloom.transaction.TransactionSteps;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Process instances that are cancelled, doubled or out of date: the order ends once all the same. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A key of partition 1, below all keys of instances. */
    private static final String NEVER_USED_KEY = String.valueOf((1L << 51) + 1);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();

    /** So that nobody asks, and an order stays unknown, until a test moves the clock. */
    private final EditedCatalogue edited =
            EditedCatalogue.with(payloom, CatalogueEditing.every("pay", terms -> terms.put("querySchedule", "5m")));

    @AfterAll
    void close() {
        edited.close();
        endpoint.close();
    }

    @Test
    void anInstanceCancelledWhileItWaitsForTheNextQueryIsFollowedByAnother() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_007, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");

        cancel(orderNo);

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
        assertThat(payloom.runNo(orderNo)).isEqualTo(2);
    }

    @Test
    void anInstanceCancelledWhileAPayerIsAwaitedIsFollowedByAnother() {
        String orderNo = place(Orders.aQrPayment(40_021, endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        cancel(orderNo);
        payloom.banks().payerPays(bankOrderNo(orderNo));

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
    }

    @Test
    void anInstanceCancelledInAnIncidentIsFollowedByAnother() {
        long incidents = payloom.pendingIncidents();
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_108, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        payloom.banks().whileDown(() -> {
            payloom.moveClock(Duration.ofMinutes(6));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(payloom.pendingIncidents()).isGreaterThan(incidents));
            cancel(orderNo);
        });

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
    }

    @Test
    void aNotificationCancelledBeforeItsNextAttemptIsFollowedByAnother() {
        endpoint.answerWith(500);
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_200, Cards.next(), endpoint.url()));
        String notificationNo = await().atMost(PATIENCE)
                .until(
                        () -> payloom.database()
                                .queryForList(
                                        "select notification_no from notification where order_no = ? and attempts = 1",
                                        String.class,
                                        orderNo),
                        found -> !found.isEmpty())
                .getFirst();
        await().atMost(PATIENCE).until(() -> payloom.runKey(notificationNo) != null);
        cancel(notificationNo);
        endpoint.answerWith(200);

        awaitNextRun(notificationNo);
        endsOnce(orderNo, "SUCCEEDED");
    }

    @Test
    void aSecondInstanceOfAnOrderEndsAsADuplicate() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_307, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        String driving = payloom.runKey(orderNo);

        long routed = payloom.completedJobs("route-order");
        payloom.engine()
                .newPublishMessageCommand()
                .messageName("payment-due")
                .correlationKey("beside " + orderNo)
                .timeToLive(Duration.ofMinutes(1))
                .variables(Map.of("orderNo", orderNo))
                .send()
                .join();
        await().atMost(PATIENCE).until(() -> payloom.completedJobs("route-order") > routed);

        assertThat(payloom.runKey(orderNo)).isEqualTo(driving);
        endsOnce(orderNo, "SUCCEEDED");
    }

    @Test
    void anInstanceThatNoLongerDrivesItsOrderIsCancelledWhenItActs() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_407, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        String superseded = payloom.runKey(orderNo);
        payloom.database()
                .update("update process_run set run_key = ?, run_no = 2 where subject_no = ?", NEVER_USED_KEY, orderNo);

        payloom.passUntil(Duration.ofMinutes(1), PATIENCE, () -> assertThat(payloom.isAlive(Long.parseLong(superseded)))
                .isFalse());

        endsOnce(orderNo, "SUCCEEDED");
    }

    @Test
    void anInstanceThatIsBannedAndDoesNotHearTheBankIsFollowedByAnother() {
        String orderNo = place(Orders.aQrPayment(40_621, endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        payloom.banWhatIsCalledBy(payloom.runKey(orderNo));

        payloom.banks().payerPays(bankOrderNo(orderNo));

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
        assertThat(payloom.runNo(orderNo)).isEqualTo(2);
    }

    @Test
    void anInstanceThatIsBannedWhenItHasJustHeardTheBankIsFollowedByAnother() {
        String orderNo = place(Orders.aQrPayment(40_921, endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        payloom.banWhatIsCalledBy(payloom.runKey(orderNo));
        payloom.banks().payerPays(bankOrderNo(orderNo));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(transactionState(orderNo)).isEqualTo("SUCCEEDED"));
        payloom.bean(TransactionSteps.class).look(transactionNo(orderNo), payloom.runKey(orderNo));

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
        assertThat(payloom.runNo(orderNo)).isEqualTo(2);
    }

    /** Issue 13, item 11: it is not first a day late. */
    @Test
    void anInstanceThatIsBannedBeforeItsQueryIsFollowedByAnotherWithinMinutes() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_707, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        payloom.banWhatIsCalledBy(payloom.runKey(orderNo));
        payloom.moveClock(Duration.ofMinutes(5));
        assertThat(transactionState(orderNo)).isEqualTo("PROCESSING");

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
        assertThat(payloom.runNo(orderNo)).isEqualTo(2);
    }

    @Test
    void anInstanceThatIsBannedWhileItsBankIsSilentIsFollowedByOneThatGoesOnAsking() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_807, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");
        payloom.banWhatIsCalledBy(payloom.runKey(orderNo));
        payloom.banks().whileDown(() -> {
            payloom.moveClock(Duration.ofHours(25));
            awaitNextRun(orderNo);
        });
        payloom.moveClock(Duration.ofHours(25)); // it may have asked already, and in vain

        endsOnce(orderNo, "SUCCEEDED");
    }

    /** What the runbook says of an order that stands still unnoticed. */
    @Test
    void anInstanceWhoseClaimAPersonTakesAwayIsFollowedByAnother() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 41_007, Cards.next(), endpoint.url()));
        awaitState(orderNo, "PROCESSING");

        payloom.database()
                .update(
                        "update process_run set run_key = null, claimed_at = null, due_at = utc_timestamp(6)"
                                + " where subject_no = ? and finished_at is null",
                        orderNo);

        awaitNextRun(orderNo);
        endsOnce(orderNo, "SUCCEEDED");
        assertThat(payloom.runNo(orderNo)).isEqualTo(2);
    }

    @Test
    void aRunThatFinishedWhileItWasProbedIsNotFollowed() {
        String orderNo = place(Orders.aCardPayment(Orders.number(), 40_500, Cards.next(), endpoint.url()));
        endsOnce(orderNo, "SUCCEEDED");
        Run probed = payloom.bean(Runs.class).of(orderNo).orElseThrow();

        assertThat(payloom.bean(Runs.class).restart(probed)).isFalse();

        assertThat(payloom.runNo(orderNo)).isEqualTo(1);
    }

    /** Issue 13, item 10: an alert, and the order goes on after the correction. */
    @Test
    void anOrderWithoutABankOrderNumberCallsAPersonAndGoesOnWhenThereIsOne() {
        payloom.moveClock(Duration.ofHours(26)); // numbers of another day: nobody has drawn any
        payloom.database()
                .update(
                        "insert into bank_order_sequence (channel, day, next_value) select code, day, 10000000000 from channel,"
                                + " (select ? day union select ? union select ?) days on duplicate key update next_value ="
                                + " next_value + 10000000000",
                        day(-1),
                        day(0),
                        day(1));
        String orderNo;
        try {
            orderNo = place(Orders.aCardPayment(Orders.number(), 41_100, Cards.next(), endpoint.url()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(payloom.bean(Alerts.class).about(orderNo))
                            .singleElement()
                            .satisfies(alert -> {
                                assertThat(alert.kind()).isEqualTo("STEP_FAILS");
                                assertThat(alert.text()).contains(orderNo, "has no bank order number left");
                                assertThat(alert.acknowledgedAt()).isNull();
                            }));
        } finally {
            payloom.database()
                    .update("update bank_order_sequence set next_value = next_value - 9999000000"
                            + " where next_value >= 10000000000");
        }

        endsOnce(orderNo, "SUCCEEDED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payloom.bean(Alerts.class).about(orderNo))
                        .allSatisfy(alert -> assertThat(alert.acknowledgedAt()).isNotNull()));
    }

    private LocalDate day(int ahead) {
        return LocalDate.ofInstant(payloom.clock().instant(), ZoneOffset.UTC).plusDays(ahead);
    }

    private void awaitNextRun(String subjectNo) {
        FollowUps.awaitRun(payloom, subjectNo, 2, Duration.ofMinutes(2));
    }

    private void endsOnce(String orderNo, String state) {
        payloom.passUntil(Duration.ofSeconds(30), PATIENCE.multipliedBy(2), () -> {
            assertThat(merchant.get("/v1/payments/" + orderNo).state()).isEqualTo(state);
            assertThat(endpoint.acknowledged(orderNo)).hasSize(1);
        });
        assertThat(payloom.journal(orderNo))
                .filteredOn(move -> move.endsWith(">" + state))
                .hasSize(1);
        List<String> bankOrderNos = payloom.database()
                .queryForList("select bank_order_no from bank_transaction where order_no = ?", String.class, orderNo);
        assertThat(bankOrderNos).hasSize(1);
        assertThat(payloom.banks().entry(bankOrderNos.getFirst()).path("state").asText())
                .isEqualToIgnoringCase("succeeded");
    }

    private void cancel(String subjectNo) {
        payloom.engine()
                .newCancelInstanceCommand(Long.parseLong(payloom.runKey(subjectNo)))
                .send()
                .join();
    }

    private String place(String request) {
        return merchant.post("/v1/payments", request).orderNo();
    }

    private void awaitState(String orderNo, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        merchant.get("/v1/payments/" + orderNo).state())
                .isEqualTo(state));
    }

    private String transactionNo(String orderNo) {
        return payloom.database()
                .queryForObject(
                        "select transaction_no from bank_transaction where order_no = ?", String.class, orderNo);
    }

    private String transactionState(String orderNo) {
        return payloom.database()
                .queryForObject("select state from bank_transaction where order_no = ?", String.class, orderNo);
    }

    private String bankOrderNo(String orderNo) {
        return payloom.database()
                .queryForObject("select bank_order_no from bank_transaction where order_no = ?", String.class, orderNo);
    }
}
