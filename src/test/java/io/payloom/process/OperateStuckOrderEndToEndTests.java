package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.OnOperate;
import io.payloom.support.Operate;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What operators do in Operate about orders of which no bank has said what became of the money: the steps of
 * {@code docs/operations.md}, as they stand there.
 */
@OnOperate
@EnabledIf("io.payloom.support.Operate#hasABrowserOrMust")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperateStuckOrderEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CATALOGUE = "/ops/v1/catalogue";
    private static final String SHORT = "1s,1s";

    /** The bank does not find the order at first, and has taken the money all the same. */
    private static final int FOUND_LATE = 6;

    private static final Duration FOUND_BY_THEN = Duration.ofMinutes(5);

    /** The bank takes the money after a while, and calls back. */
    private static final int PROCESSING_THEN_SUCCESS = 2;

    /** By the banks' clock; a callback from further ahead than five minutes is not believed. */
    private static final Duration PAID_LATER = Duration.ofMinutes(3);

    private static final Duration PAID_BY_THEN = Duration.ofMinutes(4);
    private static final int PROCESSING_FOR_EVER = 22;

    private final SecondStack stack = SecondStack.withOperate();
    private OperatorClient operator;
    private Operate operate;
    private String catalogue;

    /** Stuck, by their amounts; placed together, so that Operate is waited for once. */
    private Map<Integer, String> placed;

    @BeforeAll
    void askBanksTwiceOnly() {
        operator = new OperatorClient(stack.payloom().url());
        catalogue = operator.get(CATALOGUE).body();
        replaceCatalogue(
                CatalogueEditing.edit(catalogue, all -> List.of("northbank-card", "eastbank-card", "unionlink-card")
                        .forEach(channel -> payInterface(CatalogueEditing.part(all, "channels", channel))
                                .put("querySchedule", SHORT))));
        placed = Stream.of(
                        810_00 + FOUND_LATE,
                        820_00 + PROCESSING_FOR_EVER,
                        830_00 + PROCESSING_FOR_EVER,
                        840_00 + FOUND_LATE,
                        850_00 + PROCESSING_FOR_EVER)
                .collect(Collectors.toMap(Function.identity(), this::place));
        placed.values().forEach(this::stuck); // before any test moves the banks' clock
        operate = Operate.open(stack.camunda());
    }

    @AfterAll
    void asBefore() {
        operate.close();
        replaceCatalogue(catalogue);
    }

    @Test
    void aStuckOrderIsFoundByItsNumberOrItsChannelAndRetryAsksTheBankOnceMore() {
        String orderNo = stuckOrder(810_00 + FOUND_LATE);

        operate.findWithIncidents("orderNo", quoted(orderNo), "Bank transaction", "Payment");
        operate.picture("operate-find-order");
        String instance = operate.openListed("Bank transaction");
        operate.findInstance("channel", quoted(attempt(orderNo, "channel")), instance);

        assertThat(operate.incident(instance, orderNo))
                .containsIgnoringWhitespaces(
                        "channel " + attempt(orderNo, "channel"),
                        "810.06 CNY",
                        "bank order number " + attempt(orderNo, "bankOrderNo"),
                        "sent 20",
                        "after 2 queries",
                        "last answer: the bank does not find it",
                        "Ask the bank",
                        "Retry",
                        "operations.md");
        operate.closeMessage();
        stack.banks().whileClockIsOff(FOUND_BY_THEN, () -> {
            operate.retry();
            awaitState(orderNo, "SUCCEEDED");
        });

        operate.awaitEnd(instance);
        assertThat(remarks(orderNo)).contains("operate: the bank was asked once more");
    }

    @Test
    void anOperatorsDecisionEndsTheOrderIsWrittenDownAndUsedOnce() {
        String orderNo = stuckOrder(820_00 + PROCESSING_FOR_EVER);
        String instance = bankTransactionOf(orderNo);
        assertThat(operate.incident(instance, orderNo))
                .containsIgnoringWhitespaces("code 1000 (The bank is working on it)");
        operate.picture("operate-incident");
        operate.closeMessage();
        assertThat(operator.post("/ops/v1/orders/" + orderNo + "/query", "").body())
                .contains("\"bankSaid\":\"code 1000 (table ", "\"state\":\"PROCESSING\"");

        decideInOperate("succeeded", "li-lei", "seen in Northbank's portal, ticket 4711");
        operate.picture("operate-decision");
        operate.retry();

        awaitState(orderNo, "SUCCEEDED");
        assertThat(lastLine(orderNo)).isEqualTo("li-lei: succeeded: seen in Northbank's portal, ticket 4711");
        operate.awaitEnd(instance);
        List.of("operatorDecision", "operatorName", "operatorReason")
                .forEach(name -> operate.awaitVariable(instance, name, "null"));
    }

    @Test
    void againstASilentBankASecondPersonConfirmsTheDecision() {
        String orderNo = stuckOrder(830_00 + PROCESSING_FOR_EVER);
        String instance = bankTransactionOf(orderNo);
        operate.incident(instance, orderNo);
        operate.closeMessage();

        stack.banks().whileDown(() -> {
            decide(instance, "failed", "Northbank's hotline says so, call 0815");
            operate.retry();

            String proposal = operate.incident(instance, "li-lei decided 'failed'");
            assertThat(proposal)
                    .containsIgnoringWhitespaces("silent", "Another person has to confirm it in the operators' API");
            assertThat(state(orderNo)).isEqualTo("PROCESSING");
            OperatorClient.Answer confirmed = new OperatorClient(stack.payloom().url(), OperatorClient.SECOND_TOKEN)
                    .post(
                            "/ops/v1/orders/" + orderNo + "/decision/confirmation",
                            "{\"reason\":\"called the hotline too, call 0816\"}");
            assertThat(confirmed.text("/outcome")).isEqualTo("applied");
            awaitState(orderNo, "FAILED");
        });

        assertThat(lastLine(orderNo)).contains("second-operator", "li-lei", "call 0815", "call 0816");
        operate.awaitEnd(instance);
    }

    @Test
    void theBanksAnswerWinsOverTheOperatorAndTheJournalSaysSo() {
        String orderNo = stuckOrder(840_00 + FOUND_LATE);
        String instance = bankTransactionOf(orderNo);
        operate.incident(instance, orderNo);
        operate.closeMessage();

        stack.banks().whileClockIsOff(FOUND_BY_THEN, () -> {
            decide(instance, "failed", "the bank does not find it");
            operate.retry();
            awaitState(orderNo, "SUCCEEDED");
        });

        assertThat(lastLine(orderNo))
                .startsWith("li-lei: decided failed: the bank does not find it; not taken: The bank says SUCCEEDED");
        assertThat(operator.get("/ops/v1/orders/" + orderNo).json().at("/alerts"))
                .anySatisfy(alert -> assertThat(alert.path("kind").asText()).isEqualTo("DECISION_OVERRULED"));
        operate.awaitEnd(instance);
    }

    @Test
    void aMisspeltDecisionSaysWhatToWrite() {
        String orderNo = stuckOrder(850_00 + PROCESSING_FOR_EVER);
        String instance = bankTransactionOf(orderNo);
        operate.incident(instance, orderNo);
        operate.closeMessage();

        decide(instance, "sucess", "ticket 4712");
        operate.retry();

        assertThat(operate.incident(instance, "The decision must be"))
                .containsIgnoringWhitespaces(
                        "\"succeeded\", \"failed\" or \"keep-waiting\"", "with its quotes", "press Retry");
        operate.closeMessage();
        operate.set("operatorDecision", quoted("failed"));
        operate.retry();
        awaitState(orderNo, "FAILED");
        operate.awaitEnd(instance);
    }

    @Test
    void aCallbackEndsTheIncidentByItself() {
        AtomicReference<String> paidLater = new AtomicReference<>();
        stack.banks().whileClockIsOff(PAID_LATER, () -> paidLater.set(stuck(place(860_00 + PROCESSING_THEN_SUCCESS))));
        String orderNo = paidLater.get();
        String instance = bankTransactionOf(orderNo);
        operate.incident(instance, orderNo);

        stack.banks().whileClockIsOff(PAID_BY_THEN, () -> awaitState(orderNo, "SUCCEEDED"));

        assertThat(lastLine(orderNo)).startsWith("callback: ");
        operate.awaitEnd(instance);
    }

    /** By the engine's own API, which is faster; one test goes the whole way through the browser. */
    private void decide(String instance, String decision, String reason) {
        stack.setVariables(
                instance, Map.of("operatorDecision", decision, "operatorName", "li-lei", "operatorReason", reason));
    }

    private void decideInOperate(String decision, String name, String reason) {
        operate.set("operatorDecision", quoted(decision));
        operate.set("operatorName", quoted(name));
        operate.set("operatorReason", quoted(reason));
    }

    private String bankTransactionOf(String orderNo) {
        operate.find("orderNo", quoted(orderNo), "Bank transaction", "Payment");
        return operate.openListed("Bank transaction");
    }

    private String place(int fen) {
        return stack.merchant()
                .post("/v1/payments", Orders.aCardPayment(Orders.number(), fen, Cards.next(), null))
                .orderNo();
    }

    private String stuckOrder(int fen) {
        return placed.get(fen);
    }

    private String stuck(String orderNo) {
        await().atMost(PATIENCE)
                .until(
                        () -> operator.get("/ops/v1/orders/" + orderNo).json(),
                        order -> order.at("/alerts/0/kind").asText().equals("RESULT_UNKNOWN"));
        return orderNo;
    }

    private void awaitState(String orderNo, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(orderNo)).isEqualTo(state));
    }

    private String state(String orderNo) {
        return stack.merchant().get("/v1/payments/" + orderNo).state();
    }

    private String attempt(String orderNo, String field) {
        return operator.get("/ops/v1/orders/" + orderNo).text("/attempts/0/" + field);
    }

    private String lastLine(String orderNo) {
        return remarks(orderNo).getLast();
    }

    /** The journal of the bank transaction, as "actor: detail". */
    private List<String> remarks(String orderNo) {
        JsonNode lines = operator.get("/ops/v1/orders/" + orderNo).json().at("/attempts/0/journal");
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line ->
                        line.path("actor").asText() + ": " + line.path("detail").asText())
                .toList();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static ObjectNode payInterface(ObjectNode channel) {
        for (JsonNode one : channel.get("interfaces")) {
            if (one.path("operation").asText().equals("pay")) {
                return (ObjectNode) one;
            }
        }
        throw new IllegalArgumentException(channel.path("code").asText());
    }

    private void replaceCatalogue(String yaml) {
        String etag = operator.get(CATALOGUE).etag();
        assertThat(operator.yaml("PUT", CATALOGUE + "?note=stuck-orders", yaml, Map.of("If-Match", etag))
                        .status())
                .isBetween(200, 299);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    }
}
