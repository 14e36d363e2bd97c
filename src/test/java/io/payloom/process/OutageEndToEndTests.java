package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.local.PayloomProcess;
import io.payloom.support.Cards;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnSecondStack;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.SigningMerchant;
import io.payloom.support.SigningMerchant.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The engine away for a while: orders are accepted meanwhile, and every one ends, once. */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int ORDERS = 25;

    /** After each the pause is longer. */
    private static final int TRIES = 4;

    private final SecondStack stack = SecondStack.get();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();

    @AfterAll
    void close() {
        endpoint.close();
    }

    @Test
    void startsAndAcceptsOrdersWhileTheEngineIsDownAndTheyEndWhenItIsBack() {
        PayloomProcess payloom = stack.payloom();
        stack.camunda().kill();
        List<String> orders = new ArrayList<>(place());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(triesToPublish(orders))
                .hasSize(ORDERS)
                .allSatisfy(tries -> assertThat(tries).isGreaterThanOrEqualTo(TRIES)));
        payloom.close();
        payloom.start();
        orders.addAll(place());

        stack.camunda().restart();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                .allSatisfy(orderNo -> assertThat(state(orderNo)).isEqualTo("SUCCEEDED")));
        orders.forEach(this::succeededOnceAtTheBank);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(orders).allSatisfy(orderNo -> assertThat(endpoint.acknowledged(orderNo))
                        .hasSize(1)));
    }

    private List<String> place() {
        SigningMerchant merchant = stack.merchant();
        List<Answer> accepted = IntStream.range(0, ORDERS)
                .mapToObj(one -> merchant.postUntilAnswered(
                        "/v1/payments", Orders.aCardPayment(Orders.number(), 60_000, Cards.next(), endpoint.url())))
                .toList();
        assertThat(accepted).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.state()).isEqualTo("ACCEPTED");
        });
        return accepted.stream().map(Answer::orderNo).toList();
    }

    /** Of each start message that waits. */
    private List<Integer> triesToPublish(List<String> orders) {
        return stack.database()
                .queryForList(
                        "select attempts from outbox where subject_no in ('%s')".formatted(String.join("','", orders)),
                        Integer.class);
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
