package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.support.Cards;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.SigningMerchant;
import io.payloom.transaction.BankTransactionContradicted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Issue 13, item 3. A bank books another amount than was ordered: what two people end as succeeded is the bank's amount, and
 * the difference waits for a person.
 */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherAmountProcessTests {

    private static final int AMOUNT_MISMATCH = 15;

    private final PayoutScene payouts = new PayoutScene();
    private final RefundScene refunds = new RefundScene();
    private final OperatorClient operator = new OperatorClient(payouts.payloom.baseUrl());
    private final OperatorClient second = new OperatorClient(payouts.payloom.baseUrl(), OperatorClient.SECOND_TOKEN);

    @BeforeAll
    void calm() {
        payouts.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        payouts.close();
        refunds.close();
    }

    @Test
    void aPaymentShowsBothAmountsAndIsRefundedUpToWhatWasPaid() {
        String orderNo = refunds.merchant
                .post("/v1/payments", Orders.aCardPayment(Orders.number(), 3_315, Cards.next(), refunds.endpoint.url()))
                .orderNo();
        awaitReported(orderNo, 3_316);
        assertThat(refunds.payment(orderNo).body().has("paidAmount")).isFalse();

        bookItByTwo(orderNo, "33.16 CNY");

        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(refunds.payment(orderNo).state()).isEqualTo("SUCCEEDED"));
        assertAmounts(refunds.payment(orderNo), 3_315, 3_316);
        await().atMost(RefundScene.PATIENCE).untilAsserted(() -> assertThat(refunds.endpoint.acknowledged(orderNo))
                .last()
                .satisfies(told -> assertThat(
                                told.body().at("/data/paidAmount/value").asLong())
                        .isEqualTo(3_316)));
        assertDifferenceIsOpen(orderNo);

        assertThat(refunds.refund(orderNo, 3_317).status()).isEqualTo(422);
        refunds.awaitState(refunds.aRefund(orderNo, 26), "SUCCEEDED");
        refunds.awaitState(refunds.aRefund(orderNo, 3_290), "SUCCEEDED");
        assertThat(refunds.refunded(orderNo)).isEqualTo(3_316);
        assertThat(refunds.givenBackByTheBank(orderNo)).isEqualTo(3_316);
    }

    @Test
    void aRefundShowsWhatWentBackAndLeavesTheRestToBeRefunded() {
        String orderNo = refunds.aPaidPayment(50_000);
        refunds.payloom.banks().behaveToRefundsOf(refunds.column("bank_order_no", orderNo), "AMOUNT_MISMATCH", 1);
        String refundNo = refunds.aRefund(orderNo, 10_000);
        awaitReported(refundNo, 9_999);

        bookItByTwo(refundNo, "99.99 CNY");

        refunds.awaitState(refundNo, "SUCCEEDED");
        assertAmounts(refunds.merchant.get("/v1/refunds/" + refundNo), 10_000, 9_999);
        assertThat(refunds.refunded(orderNo)).isEqualTo(9_999);
        assertDifferenceIsOpen(refundNo);
        assertThat(refunds.refund(orderNo, 40_002).status()).isEqualTo(422);
        refunds.awaitState(refunds.aRefund(orderNo, 9_951), "SUCCEEDED");
        refunds.awaitState(refunds.aRefund(orderNo, 30_050), "SUCCEEDED");
        assertThat(refunds.refunded(orderNo)).isEqualTo(50_000);
    }

    @Test
    void aPayoutCountsWhatItsBankHasPaid() {
        String orderNo = payouts.accepted(100_000, PayoutScene.account(AMOUNT_MISMATCH), "ICBC", "");
        awaitReported(orderNo, 99_999);

        bookItByTwo(orderNo, "999.99 CNY");

        payouts.awaitState(orderNo, "PARTIALLY_SUCCEEDED");
        SigningMerchant.Answer payout = payouts.get(orderNo);
        assertThat(payout.body().at("/paid/value").asLong()).isEqualTo(99_999);
        assertThat(payout.body().at("/parts/0/amount/value").asLong()).isEqualTo(100_000);
        assertThat(payout.body().at("/parts/0/paidAmount/value").asLong()).isEqualTo(99_999);
        assertThat(payouts.paidByTheBanks(orderNo)).isEqualTo(99_999);
        assertDifferenceIsOpen(orderNo);
        assertThat(payouts.reserveDifferences()).isEmpty();
    }

    @Test
    void whatHadFailedAndIsPaidOverAnotherAmountIsBookedByTwoPeople() {
        String orderNo = refunds.merchant
                .post(
                        "/v1/payments",
                        Orders.aCardPayment(Orders.number(), 60_012, Cards.next(), refunds.endpoint.url()))
                .orderNo();
        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(refunds.payment(orderNo).state()).isEqualTo("FAILED"));
        orderedWas(orderNo, 60_011);
        MoneyCase open = awaitCase(orderNo);
        assertThat(open.kind()).isEqualTo(BankTransactionContradicted.Kind.OTHER_AMOUNT);

        String decision = "/ops/v1/money-cases/" + open.caseNo() + "/decision";
        OperatorClient.Answer proposed =
                operator.post(decision, "{\"decision\": \"succeeded\", \"reason\": \"statement 22\"}");
        assertThat(proposed.text("/outcome")).as(proposed.body()).isEqualTo("needs-second-person");
        assertThat(proposed.text("/words")).contains("600.12 CNY", "600.11 CNY", "FAILED");
        assertThat(operator.post(decision + "/confirmation", "{\"reason\": \"me again\"}")
                        .text("/code"))
                .isEqualTo("SECOND_PERSON_REQUIRED");
        assertThat(refunds.payment(orderNo).state()).isEqualTo("FAILED");
        payouts.payloom.moveClock(Duration.ofSeconds(1));
        OperatorClient.Answer confirmed =
                second.post(decision + "/confirmation", "{\"reason\": \"statement 22 indeed\"}");
        assertThat(confirmed.text("/outcome")).as(confirmed.body()).isEqualTo("applied");

        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(refunds.payment(orderNo).state()).isEqualTo("SUCCEEDED"));
        assertAmounts(refunds.payment(orderNo), 60_011, 60_012);
        assertThat(cases(orderNo))
                .extracting(MoneyCase::kind, MoneyCase::state)
                .containsExactlyInAnyOrder(
                        tuple(BankTransactionContradicted.Kind.OTHER_AMOUNT, CaseState.CORRECTED),
                        tuple(BankTransactionContradicted.Kind.LATE_SUCCESS, CaseState.CORRECTED),
                        tuple(BankTransactionContradicted.Kind.BOOKED_OTHER_AMOUNT, CaseState.OPEN));
        assertThat(refunds.refund(orderNo, 60_013).status()).isEqualTo(422);
        refunds.goOnUntil(refunds.aRefund(orderNo, 60_012), "SUCCEEDED");
    }

    /** To us it was less by then, so its bank has booked more. */
    private void orderedWas(String orderNo, long fen) {
        refunds.payloom
                .database()
                .update("update bank_transaction set amount_value = ? where order_no = ?", fen, orderNo);
        refunds.payloom.database().update("update payment set amount_value = ? where order_no = ?", fen, orderNo);
    }

    private MoneyCase awaitCase(String orderNo) {
        refunds.payloom.passUntil(Duration.ofSeconds(30), RefundScene.PATIENCE, () -> assertThat(cases(orderNo))
                .isNotEmpty());
        return cases(orderNo).getFirst();
    }

    private List<MoneyCase> cases(String orderNo) {
        return payouts.payloom.bean(MoneyCases.class).of(orderNo);
    }

    private void awaitReported(String orderNo, long fen) {
        payouts.payloom.passUntil(
                Duration.ofSeconds(2), RefundScene.PATIENCE, () -> assertThat(operator.get("/ops/v1/orders/" + orderNo)
                                .json()
                                .at("/attempts/0/reportedAmount/value")
                                .asLong())
                        .isEqualTo(fen));
    }

    /** The bank is asked before each word, and takes so many questions a second: who is told to try again soon does. */
    private void bookItByTwo(String orderNo, String reported) {
        String decision = "/ops/v1/orders/" + orderNo + "/decision";
        OperatorClient.Answer proposed =
                soon(() -> operator.post(decision, "{\"decision\": \"succeeded\", \"reason\": \"statement 21\"}"));
        assertThat(proposed.text("/outcome")).as(proposed.toString()).isEqualTo("needs-second-person");
        assertThat(proposed.text("/words")).contains(reported);
        OperatorClient.Answer confirmed =
                soon(() -> second.post(decision + "/confirmation", "{\"reason\": \"statement 21 indeed\"}"));
        assertThat(confirmed.text("/outcome")).as(confirmed.toString()).isEqualTo("applied");
    }

    private OperatorClient.Answer soon(Supplier<OperatorClient.Answer> act) {
        AtomicReference<OperatorClient.Answer> answer = new AtomicReference<>(act.get());
        payouts.payloom.passUntil(Duration.ofSeconds(1), RefundScene.PATIENCE, () -> {
            if (answer.get().status() == 429) {
                answer.set(act.get());
            }
            assertThat(answer.get().status()).isNotEqualTo(429);
        });
        return answer.get();
    }

    private static void assertAmounts(SigningMerchant.Answer order, long ordered, long paid) {
        assertThat(order.body().at("/amount/value").asLong()).isEqualTo(ordered);
        assertThat(order.body().at("/paidAmount/value").asLong()).isEqualTo(paid);
    }

    private void assertDifferenceIsOpen(String orderNo) {
        assertThat(cases(orderNo)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(BankTransactionContradicted.Kind.BOOKED_OTHER_AMOUNT);
            assertThat(difference.state()).isEqualTo(CaseState.OPEN);
        });
    }
}
