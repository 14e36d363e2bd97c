package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The order's own process tells its merchant; another process only follows where that did not do. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TellMerchantProcessTests {

    private static final int PAID = 0;

    private final PayoutScene scene = new PayoutScene();

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void everyKindOfOrderTellsItsEndByItself() {
        String payment = payment(60_000);
        String payout = scene.accepted(12_300, PayoutScene.account(PAID), "ICBC", "");
        awaitTold(payment);
        String refund = scene.merchant
                .post("/v1/refunds", Orders.aRefund(Orders.number(), payment, 100L, scene.endpoint.url()))
                .refundNo();

        for (String order : List.of(payment, payout, refund)) {
            awaitTold(order);
            String number = notificationOf(order);
            assertThat(actors(number)).containsExactly("payloom", "tell-merchant");
            assertThat(runs(number)).as("processes of its own").isZero();
        }
    }

    @Test
    void whatTheMerchantDidNotTakeGoesOnByItsSchedule() {
        scene.endpoint.answerWith(500);
        String order = payment(60_100);
        await().atMost(PayoutScene.PATIENCE).until(() -> attempts(order) == 1);
        String number = notificationOf(order);
        assertThat(runs(number)).isOne();
        scene.endpoint.answerWith(200);

        scene.payloom.passUntil(Duration.ofSeconds(5), PayoutScene.PATIENCE, () -> {
            assertThat(scene.endpoint.acknowledged(order)).hasSize(1);
        });

        await().atMost(PayoutScene.PATIENCE)
                .untilAsserted(() -> assertThat(actors(number)).containsExactly("payloom", "notify-merchant"));
        assertThat(attempts(order)).isEqualTo(2);
    }

    @Test
    void aMerchantWhoHangsKeepsTheOrderFromNothingButItsEndInTheEngine() {
        CountDownLatch gate = scene.endpoint.hang();
        String order = payment(60_200);

        await().atMost(PayoutScene.PATIENCE)
                .until(() -> scene.merchant.get("/v1/payments/" + order).state(), "SUCCEEDED"::equals);
        await().atMost(PayoutScene.PATIENCE).until(() -> scene.endpoint.received().stream()
                .anyMatch(one -> one.orderNo().equals(order)));
        assertThat(scene.payloom.isAlive(Long.parseLong(scene.payloom.runKey(order))))
                .isTrue();
        gate.countDown();

        awaitTold(order);
        await().atMost(PayoutScene.PATIENCE)
                .until(() -> !scene.payloom.isAlive(Long.parseLong(scene.payloom.runKey(order))));
    }

    private String payment(long fen) {
        return scene.merchant
                .post("/v1/payments", Orders.aCardPayment(fen, scene.endpoint.url()))
                .orderNo();
    }

    private void awaitTold(String order) {
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(scene.payloom
                        .database()
                        .queryForList("select state from notification where order_no = ?", String.class, order))
                .containsExactly("DELIVERED"));
    }

    private String notificationOf(String order) {
        return scene.payloom
                .database()
                .queryForObject("select notification_no from notification where order_no = ?", String.class, order);
    }

    private int attempts(String order) {
        return scene.payloom
                .database()
                .queryForObject(
                        "select coalesce(max(attempts), 0) from notification where order_no = ?", Integer.class, order);
    }

    private int runs(String number) {
        return scene.payloom
                .database()
                .queryForObject("select count(*) from process_run where subject_no = ?", Integer.class, number);
    }

    private List<String> actors(String number) {
        return scene.payloom
                .database()
                .queryForList("select actor from journal where subject_no = ? order by seq", String.class, number);
    }
}
