package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.latemoney.MoneyCases;
import io.payloom.support.CallingBank;
import io.payloom.support.ExplainedCode;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Money that comes back days later, however the bank says so: it is counted once, or a person is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateReturnProcessTests {

    private static final Duration DAYS = Duration.ofDays(3);

    private final PayoutScene scene = new PayoutScene();
    private final RefundScene refunds = new RefundScene();
    private final CallingBank bank = new CallingBank(scene.payloom.baseUrl(), scene.payloom.clock());
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

    private java.util.List<String> holds(String orderNo) {
        return scene.payloom
                .database()
                .queryForList(
                        "select state from reserve_hold where order_no = ? order by attempt", String.class, orderNo);
    }
}
