package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.local.LocalStackFailure;
import io.payloom.local.PayloomProcess;
import io.payloom.support.Cards;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnSecondStack;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.SigningMerchant;
import io.payloom.support.SigningMerchant.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloom killed between two effects, and the engine away for a while: every order ends, once. */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int ORDERS = 50;

    private static final Duration AWAY = Duration.ofMinutes(1);

    private final SecondStack stack = SecondStack.get();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();

    @AfterAll
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank-answered", "bank-answer-applied"})
    void killedBetweenTheBanksAnswerAndTheEndOfTheJobTheOrderStillEndsOnce(String crashPoint) {
        String orderNo = placedAndKilled(crashPoint);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(orderNo)).isEqualTo("SUCCEEDED"));
        succeededOnceAtTheBank(orderNo);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(endpoint.acknowledged(orderNo)).hasSize(1));
    }

    @Test
    void startsAndAcceptsOrdersWhileTheEngineIsDownAndTheyEndWhenItIsBack() {
        PayloomProcess payloom = stack.payloom();
        SigningMerchant merchant = stack.merchant();
        stack.camunda().kill();
        payloom.close();
        payloom.start();
        List<Answer> accepted = IntStream.range(0, ORDERS)
                .mapToObj(one -> merchant.postUntilAnswered(
                        "/v1/payments", Orders.aCardPayment(Orders.number(), 60_000, Cards.next(), endpoint.url())))
                .toList();
        assertThat(accepted).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.state()).isEqualTo("ACCEPTED");
        });
        await().pollDelay(AWAY).atMost(PATIENCE).until(() -> true);

        stack.camunda().restart();

        List<String> orders = accepted.stream().map(Answer::orderNo).toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                .allSatisfy(orderNo -> assertThat(state(orderNo)).isEqualTo("SUCCEEDED")));
        orders.forEach(this::succeededOnceAtTheBank);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(orders).allSatisfy(orderNo -> assertThat(endpoint.acknowledged(orderNo))
                        .hasSize(1)));
    }

    /**
     * What earlier tests left at the banks may end the process before the order has come, or before it has started: then
     * the order is placed again.
     */
    private String placedAndKilled(String crashPoint) {
        PayloomProcess payloom = stack.payloom();
        String number = Orders.number();
        String orderNo = "";
        while (orderNo.isEmpty()) {
            try {
                stack.payloom("-Dpayloom.crash-point=" + crashPoint);
                stack.merchant()
                        .post("/v1/payments", Orders.aCardPayment(number, 50_000, Cards.next(), endpoint.url()));
            } catch (LocalStackFailure | UncheckedIOException killedBeforeItsAnswer) {
                // the order is there all the same, if it has come
            }
            await().atMost(PATIENCE).until(() -> !payloom.isRunning());
            payloom.start();
            orderNo = stack.merchant()
                    .get("/v1/payments?merchantOrderNo=" + number)
                    .text("/items/0/orderNo");
        }
        return orderNo;
    }

    private String state(String orderNo) {
        return stack.merchant().get("/v1/payments/" + orderNo).state();
    }

    private void succeededOnceAtTheBank(String orderNo) {
        List<String> numbers = stack.database()
                .queryForList("select bank_order_no from bank_transaction where order_no = ?", String.class, orderNo);
        assertThat(numbers).hasSize(1);
        JsonNode entry = stack.banks().entry(numbers.getFirst());
        assertThat(entry.path("state").asText()).isEqualToIgnoringCase("succeeded");
    }
}
