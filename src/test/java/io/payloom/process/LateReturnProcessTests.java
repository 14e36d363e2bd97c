package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.latemoney.CaseNeedsPerson;
import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.CaseWord;
import io.payloom.latemoney.LateMoneySteps;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.lifecycle.Journal;
import io.payloom.support.CallingBank;
import io.payloom.support.ExplainedCode;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.decision.DecisionUnclear;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Money that comes back days later, however the bank says so: it is counted once, or a person is asked. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateReturnProcessTests {

    private static final Duration DAYS = Duration.ofDays(3);
    private static final String RETURNED = "6001";

    private final PayoutScene scene = new PayoutScene();
    private final RefundScene refunds = new RefundScene();
    private final CallingBank bank = new CallingBank(scene.payloom.baseUrl(), scene.payloom.clock());
    private final LateMoneySteps steps = scene.payloom.bean(LateMoneySteps.class);
    private final OperatorClient operator = new OperatorClient(scene.payloom.baseUrl());

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterEach
    void countsAreRight() {
        assertThat(scene.reserveDifferences()).isEmpty();
    }

    @AfterAll
    void close() {
        scene.close();
        refunds.close();
    }

    @Test
    void aReturnOfAPayoutInACodeThatNobodyKnewIsBookedWhenItIsExplained() {
        String orderNo = aPaidPayout();
        scene.payloom.moveClock(DAYS);
        sayOfFirstPart(orderNo, "7Z90", 4_000_000);
        assertThat(scene.state(orderNo)).isEqualTo("SUCCEEDED");
        assertThat(operator.get("/ops/v1/result-codes/untranslated").body()).contains("7Z90");

        try (ExplainedCode returned = ExplainedCode.as(scene.payloom, "payout", "7Z90", "FAILED", "RETURNED")) {
            scene.awaitState(orderNo, "PARTIALLY_SUCCEEDED");
            sayOfFirstPart(orderNo, "7Z90", 4_000_000);
        }

        assertReturnedOnce(orderNo);
    }

    @Test
    void aReturnOfARefundInACodeThatNobodyKnewIsBookedWhenItIsExplained() {
        String orderNo = refunds.aPaidPayment(88_300);
        String refundNo = refunds.aRefund(orderNo, 88_300);
        refunds.awaitState(refundNo, "SUCCEEDED");
        refunds.payloom.moveClock(DAYS);
        assertThat(bank.report(
                        refunds.column("channel", refundNo), refunds.column("bank_order_no", refundNo), "7Z91", 88_300))
                .isEqualTo(200);

        try (ExplainedCode returned = ExplainedCode.as(scene.payloom, "refund", "7Z91", "FAILED", "RETURNED")) {
            refunds.awaitState(refundNo, "RETURNED");
        }

        refunds.awaitTold(refundNo, "refund.succeeded", "refund.returned");
        assertThat(refunds.refunded(orderNo)).isZero();
        assertThat(scene.payloom.bean(MoneyCases.class).of(refundNo)).isEmpty();
    }

    @Test
    void aPersonSaysThatAPayoutCameBackWhoseBankSaysOnlyThatItFailed() {
        String orderNo = aPaidPayout();
        sayOfFirstPart(orderNo, "2002", 4_000_000);
        MoneyCase open = awaitPerson(orderNo);
        assertThat(open.kind()).isEqualTo(BankTransactionContradicted.Kind.CONTRADICTION);

        decide(open, "returned", "booked on our account, statement 17");

        awaitEnd(open);
        assertReturnedOnce(orderNo);
        sayOfFirstPart(orderNo, RETURNED, 4_000_000);
        assertThat(scene.get(orderNo).body().at("/returned/value").asLong()).isEqualTo(4_000_000);
        assertThat(journal(open.transactionNo()))
                .anySatisfy(line -> assertThat(line).startsWith("li-lei ").contains("statement 17"));
        assertThat(journal(orderNo)).anySatisfy(line -> assertThat(line).startsWith("li-lei "));
    }

    @Test
    void aPersonSaysThatARefundCameBackWhoseBankSaysOnlyThatItFailed() {
        String orderNo = refunds.aPaidPayment(88_400);
        String refundNo = refunds.aRefund(orderNo, 88_400);
        refunds.awaitState(refundNo, "SUCCEEDED");
        bank.report(refunds.column("channel", refundNo), refunds.column("bank_order_no", refundNo), "2002", 88_400);
        MoneyCase open = awaitPerson(refundNo);

        decide(open, "Returned", "booked on our account, statement 18");

        awaitEnd(open);
        refunds.awaitState(refundNo, "RETURNED");
        refunds.awaitTold(refundNo, "refund.succeeded", "refund.returned");
        assertThat(refunds.refunded(orderNo)).isZero();
    }

    @Test
    void whatComesBackTwiceByTheBankAndByAPersonCountsOnce() {
        String orderNo = aPaidPayout();
        sayOfFirstPart(orderNo, "2002", 4_000_000);
        MoneyCase open = awaitPerson(orderNo);
        sayOfFirstPart(orderNo, RETURNED, 4_000_000);
        scene.awaitState(orderNo, "PARTIALLY_SUCCEEDED");

        decide(open, "returned", "booked on our account, statement 19");

        awaitEnd(open);
        assertReturnedOnce(orderNo);
    }

    @Test
    void anotherAmountThatComesBackIsBookedByAPersonOnly() {
        String orderNo = aPaidPayout();
        sayOfFirstPart(orderNo, RETURNED, 3_999_000);
        MoneyCase open = awaitPerson(orderNo);
        assertThat(open.kind()).isEqualTo(BankTransactionContradicted.Kind.RETURNED_OTHER_AMOUNT);
        assertThat(open.words()).contains("39990.00", "40000.00");
        assertThat(scene.state(orderNo)).isEqualTo("SUCCEEDED");
        assertThat(holds(orderNo)).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED");
        assertThat(scene.retry(orderNo, Orders.number()).text("/code")).isEqualTo("PAYOUT_NOTHING_LEFT");
        assertThat(scene.payloom.bean(Alerts.class).about(orderNo))
                .extracting(Alerts.Alert::kind)
                .contains("AMOUNT_MISMATCH");

        decide(open, "returned", "the rest is a fee of the bank, statement 20");

        awaitEnd(open);
        assertReturnedOnce(orderNo);
    }

    @Test
    void anotherAmountThatComesBackOfARefundCallsAPerson() {
        String orderNo = refunds.aPaidPayment(88_600);
        String refundNo = refunds.aRefund(orderNo, 88_600);
        refunds.awaitState(refundNo, "SUCCEEDED");

        bank.report(refunds.column("channel", refundNo), refunds.column("bank_order_no", refundNo), RETURNED, 600);

        assertThat(awaitPerson(refundNo).kind()).isEqualTo(BankTransactionContradicted.Kind.RETURNED_OTHER_AMOUNT);
        assertThat(refunds.state(refundNo)).isEqualTo("SUCCEEDED");
        assertThat(refunds.refunded(orderNo)).isEqualTo(88_600);
    }

    @Test
    void anotherAmountThatComesBackBeforeTheResultIsKnownDecidesNothing() {
        String orderNo = scene.accepted(100_000, PayoutScene.account(22), "ICBC", "");
        scene.awaitState(orderNo, "PROCESSING");

        sayOfFirstPart(orderNo, RETURNED, 40_000);
        assertThat(scene.parts(orderNo)).containsExactly("PROCESSING 100000");
        assertThat(holds(orderNo)).containsExactly("HELD");

        sayOfFirstPart(orderNo, RETURNED, 100_000);
        scene.awaitState(orderNo, "FAILED");
    }

    @Test
    void aPaymentDoesNotComeBack() {
        String orderNo = refunds.aPaidPayment(88_500);
        bank.report(refunds.column("channel", orderNo), refunds.column("bank_order_no", orderNo), "2002", 88_500);
        MoneyCase open = awaitPerson(orderNo);

        assertThatThrownBy(() -> say(open, "returned"))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("only money of payouts and refunds comes back");

        assertThat(theCase(orderNo).state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void whatHasNotSucceededDoesNotComeBack() {
        String orderNo = scene.accepted(100_000, PayoutScene.account(23), "ICBC", "");
        scene.awaitState(orderNo, "FAILED");
        sayOfFirstPart(orderNo, "0000", 99_000);
        MoneyCase open = awaitPerson(orderNo);

        assertThatThrownBy(() -> say(open, "returned"))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("is FAILED, so none of its money is out");

        assertThat(theCase(orderNo).state()).isEqualTo(CaseState.OPEN);
        assertThat(scene.get(orderNo).body().at("/returned/value").asLong()).isZero();
    }

    private MoneyCase awaitPerson(String orderNo) {
        MoneyCase open = theCase(orderNo);
        await().atMost(PayoutScene.PATIENCE)
                .untilAsserted(() -> assertThat(refunds.runKey(open.caseNo())).isNotNull());
        assertThatThrownBy(() -> steps.assess(open.caseNo(), runKey(orderNo), null))
                .isInstanceOf(CaseNeedsPerson.class);
        return open;
    }

    private void say(MoneyCase open, String word) {
        steps.assess(open.caseNo(), runKey(open.orderNo()), CaseWord.read(word, "li-lei", "statement 16"));
    }

    /** Puts the decision where Operate would put it, and has the task run beside the one that stands in its incident. */
    private void decide(MoneyCase open, String word, String reason) {
        long instance = Long.parseLong(runKey(open.orderNo()));
        scene.payloom
                .engine()
                .newSetVariablesCommand(instance)
                .variables(Map.of("operatorDecision", word, "operatorName", "li-lei", "operatorReason", reason))
                .send()
                .join();
        scene.payloom
                .engine()
                .newModifyProcessInstanceCommand(instance)
                .activateElement("Task_AssessLateMoney")
                .send()
                .join();
    }

    private void awaitEnd(MoneyCase open) {
        await().atMost(PayoutScene.PATIENCE)
                .untilAsserted(() -> assertThat(theCase(open.orderNo()).state()).isEqualTo(CaseState.CORRECTED));
        scene.payloom
                .engine()
                .newCancelInstanceCommand(Long.parseLong(runKey(open.orderNo())))
                .send()
                .join(); // the task in its incident
    }

    private MoneyCase theCase(String orderNo) {
        List<MoneyCase> cases = scene.payloom.bean(MoneyCases.class).of(orderNo);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }

    private String runKey(String orderNo) {
        return refunds.runKey(theCase(orderNo).caseNo());
    }

    /** Who said what. */
    private List<String> journal(String subjectNo) {
        return scene.payloom.bean(Journal.class).of(subjectNo).stream()
                .map(line -> line.actor() + " " + line.detail())
                .toList();
    }

    /** In three parts of 4,000,000. */
    private String aPaidPayout() {
        String orderNo = scene.accepted(12_000_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(orderNo, "SUCCEEDED");
        return orderNo;
    }

    private void sayOfFirstPart(String orderNo, String code, long fen) {
        scene.payloom.moveClock(Duration.ofSeconds(1)); // else it is a copy
        String channel = scene.payloom
                .database()
                .queryForObject(
                        "select channel from bank_transaction where order_no = ? and attempt = 1",
                        String.class,
                        orderNo);
        assertThat(bank.report(channel, scene.bankOrderNos(orderNo).getFirst(), code, fen))
                .isEqualTo(200);
    }

    /** Its first part, and nothing else. */
    private void assertReturnedOnce(String orderNo) {
        scene.awaitTold(orderNo, "payout.succeeded", "payout.partially_succeeded");
        assertThat(scene.get(orderNo).body().at("/returned/value").asLong()).isEqualTo(4_000_000);
        assertThat(holds(orderNo)).containsExactly("RETURNED", "CONFIRMED", "CONFIRMED");
        assertThat(scene.retry(orderNo, Orders.number())
                        .body()
                        .at("/amount/value")
                        .asLong())
                .isEqualTo(4_000_000);
    }

    private List<String> holds(String orderNo) {
        return scene.payloom
                .database()
                .queryForList(
                        "select state from reserve_hold where order_no = ? order by attempt", String.class, orderNo);
    }
}
