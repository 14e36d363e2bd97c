package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.CallingBank;
import io.payloom.support.Cards;
import io.payloom.support.OnOperate;
import io.payloom.support.Operate;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What an operator does in Operate about money that does not fit its order. */
@OnOperate
@EnabledIf("io.payloom.support.Operate#hasABrowserOrMust")
class OperateLateMoneyEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SecondStack stack = SecondStack.withOperate();
    private final OperatorClient operator = new OperatorClient(stack.payloom().url());

    @Test
    void aContradictionWaitsForAPersonWhoSettlesIt() {
        String orderNo = stack.merchant()
                .post("/v1/payments", Orders.aCardPayment(Orders.number(), 870_00, Cards.next(), null))
                .orderNo();
        await().atMost(PATIENCE).until(() -> order(orderNo).text("/state"), "SUCCEEDED"::equals);

        int status = new CallingBank(stack.payloom().url(), Clock.systemUTC())
                .report(
                        order(orderNo).text("/attempts/0/channel"),
                        order(orderNo).text("/attempts/0/bankOrderNo"),
                        "2002",
                        870_00);

        assertThat(status).isEqualTo(200);
        try (Operate operate = Operate.open(stack.camunda())) {
            operate.find("orderNo", quoted(orderNo), "Late money");
            String instance = operate.openListed("Late money");
            assertThat(operate.incident(instance, orderNo))
                    .containsIgnoringWhitespaces(
                            "The bank now says 'code 2002 (table",
                            "had ended as SUCCEEDED",
                            "Nothing was changed",
                            "settled");
            operate.picture("operate-late-money");
            operate.closeMessage();
            operate.set("operatorDecision", quoted("settled"));
            stack.setVariables(
                    instance,
                    Map.of("operatorName", "li-lei", "operatorReason", "the bank took its word back, letter 12"));
            operate.retry();
            operate.awaitEnd(instance);
            operate.awaitVariable(instance, "operatorDecision", "null");
        }
        assertThat(order(orderNo).text("/moneyCases/0/state")).isEqualTo("SETTLED");
        assertThat(order(orderNo).text("/state")).isEqualTo("SUCCEEDED");
        assertThat(order(orderNo).json().at("/moneyCases/0/journal")).last().satisfies(line -> {
            assertThat(line.path("actor").asText()).isEqualTo("li-lei");
            assertThat(line.path("detail").asText()).isEqualTo("the bank took its word back, letter 12");
        });
    }

    private OperatorClient.Answer order(String orderNo) {
        return operator.get("/ops/v1/orders/" + orderNo);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
