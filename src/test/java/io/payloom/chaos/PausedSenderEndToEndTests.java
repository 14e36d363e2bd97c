package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.local.PayloomProcess;
import io.payloom.support.Cards;
import io.payloom.support.OnSecondStack;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.ShortTimes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An instance that stands still between writing a submission down and sending it, while another one takes the order over:
 * when it moves again, it must not send.
 */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PausedSenderEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LONGER_THAN_A_SEND = Duration.ofSeconds(8);

    private final SecondStack stack = SecondStack.get();

    /**
     * Takes its jobs by polling: what is pushed to an instance that stands still only waits there for its timeout. Its
     * submissions are pushed, for a worker that polls asks for no second one while it is held with the first.
     */
    private final PayloomProcess sender = stack.alone(
            "paused-payloom",
            Map.of(
                    "camunda.client.worker.defaults.stream-enabled", "false",
                    "camunda.client.worker.override.submit-to-bank.stream-enabled", "true"));

    private @Nullable ShortTimes times;

    @AfterAll
    void close() {
        stack.hold().release();
        sender.resume();
        if (times != null && sender.isRunning()) {
            times.close();
        }
        sender.close();
    }

    @Test
    void doesNotSendWhatAnotherHasFoundLostOrHasSentAgainMeanwhile() {
        stack.hold().holdAt("submitting");
        times = new ShortTimes(sender.url(), catalogue -> {
            ShortTimes.payInterface(catalogue, "harborpay-qr")
                    .put("resendAfter", "20s")
                    .put("notFoundFinalAfter", "2m")
                    .put("payerTimeout", "15m");
        });
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
        String lost = place(Orders.aCardPayment(Orders.number(), 50_000, Cards.next(), null));
        String sentAgain = place(Orders.aQrPayment(50_000, null));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Stream.of(lost, sentAgain).map(order -> column("state", order)))
                        .containsOnly("SUBMITTING"));

        sender.pause();
        stack.hold().release();
        stack.payloom();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state(lost)).isEqualTo("FAILED");
            assertThat(state(sentAgain)).isEqualTo("SUCCEEDED");
        });
        sender.resume();

        await().during(LONGER_THAN_A_SEND).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(entry(lost).isMissingNode()).isTrue();
            assertThat(entry(sentAgain).path("payCalls").asInt()).isEqualTo(1);
        });
        assertThat(column("unified_code", lost)).isEqualTo("NOT_RECEIVED_BY_BANK");
        assertThat(entry(sentAgain).path("successes").asInt()).isEqualTo(1);
        assertThat(column("send_no", sentAgain)).isEqualTo("2");
        assertThat(List.of(state(lost), state(sentAgain))).containsExactly("FAILED", "SUCCEEDED");
        assertThat(stack.merchant(sender).get("/v1/payments/" + lost).state()).isEqualTo("FAILED");
    }

    private String place(String request) {
        return stack.merchant(sender).postUntilAnswered("/v1/payments", request).orderNo();
    }

    private String state(String orderNo) {
        return stack.merchant().get("/v1/payments/" + orderNo).state();
    }

    private JsonNode entry(String orderNo) {
        return stack.banks().entry(column("bank_order_no", orderNo));
    }

    /** Of its transaction; empty while there is none. */
    private String column(String name, String orderNo) {
        return String.join(
                ",",
                stack.database()
                        .queryForList(
                                "select " + name + " from bank_transaction where order_no = ?", String.class, orderNo));
    }
}
