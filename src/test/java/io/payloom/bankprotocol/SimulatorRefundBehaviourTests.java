package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.simulator.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every behaviour as it is at refunds, chosen by the amount, and at voids, chosen by the control API. */
class SimulatorRefundBehaviourTests {

    private static final long PAID = 100_000;

    @TempDir
    static Path directory;

    private static RunningSimulator simulator;
    private static CallbackListener listener;

    private final String payment = SimulatorRefundTests.newOrderNo();
    private final String refund = SimulatorRefundTests.newOrderNo();

    @BeforeAll
    static void start() throws IOException {
        simulator = new RunningSimulator(directory.resolve("ledger"));
        listener = new CallbackListener();
    }

    @AfterAll
    static void stop() {
        listener.close();
        simulator.close();
    }

    /** The answer, what a query says at once, and what it says when nothing more is due. */
    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(Behaviour.SUCCESS, "0000", "0000", "0000"),
                Arguments.of(Behaviour.DECLINED, "2002", "2002", "2002"),
                Arguments.of(Behaviour.PROCESSING_THEN_SUCCESS, "1000", "1000", "0000"),
                Arguments.of(Behaviour.TIMEOUT_THEN_SUCCESS, "timeout", "0000", "0000"),
                Arguments.of(Behaviour.TIMEOUT_THEN_FAILURE, "timeout", "2002", "2002"),
                Arguments.of(Behaviour.NEVER_RECEIVED, "cut", "4004", "4004"),
                Arguments.of(Behaviour.FOUND_LATE, "cut", "4004", "0000"),
                Arguments.of(Behaviour.UNKNOWN_CODE, "7Z99", "7Z99", "0000"),
                Arguments.of(Behaviour.SERVER_ERROR, "HTTP 500", "0000", "0000"),
                Arguments.of(Behaviour.GARBAGE, "garbage", "0000", "0000"),
                Arguments.of(Behaviour.CUT_ANSWER, "cut", "0000", "0000"),
                Arguments.of(Behaviour.DUPLICATE_CALLBACKS, "1000", "1000", "0000"),
                Arguments.of(Behaviour.CONTRADICTING_CALLBACK, "2002", "2002", "0000"),
                Arguments.of(Behaviour.CALLBACK_BEFORE_ANSWER, "0000", "0000", "0000"),
                Arguments.of(Behaviour.PAID_AFTER_CLOSING, "1000", "1000", "1000"),
                Arguments.of(Behaviour.AMOUNT_MISMATCH, "1000", "1000", "0000"),
                Arguments.of(Behaviour.BAD_SIGNATURE_FIRST, "1000", "1000", "0000"),
                Arguments.of(Behaviour.SLOW, "0000", "0000", "0000"),
                Arguments.of(Behaviour.FAILS_ONCE, "3002", "3002", "3002"),
                Arguments.of(Behaviour.MAINTENANCE, "3001", "3001", "3001"),
                Arguments.of(Behaviour.EVERY_THIRD_DECLINED, "0000", "0000", "0000"),
                Arguments.of(Behaviour.PAYER_NEVER_PAYS, "1000", "1000", "1000"),
                Arguments.of(Behaviour.PROCESSING_FOR_EVER, "1000", "1000", "1000"),
                Arguments.of(Behaviour.LIMIT_EXCEEDED, "2003", "2003", "2003"));
    }

    @Test
    void theTableLeavesNoBehaviourOut() {
        assertThat(table().map(row -> row.get()[0])).containsExactlyInAnyOrder((Object[]) Behaviour.values());
    }

    @ParameterizedTest
    @MethodSource("table")
    void refundFollowsItsOwnAmount(Behaviour behaviour, String answer, String atOnce, String inTheEnd) {
        long amount = 500 + Long.parseLong(behaviour.suffix());
        pay();

        assertThat(answerTo("refund", refundOf(amount), answer)).isEqualTo(answer);
        assertThat(queried()).isEqualTo(atOnce);
        simulator.pass(Duration.ofSeconds(30));
        assertThat(queried()).isEqualTo(inTheEnd);

        long wrong = behaviour == Behaviour.AMOUNT_MISMATCH ? 1 : 0;
        assertBooked(inTheEnd, amount - wrong);
        boolean claimed = inTheEnd.equals("0000") || inTheEnd.equals("1000");
        assertLeft(claimed ? PAID - amount + wrong : PAID);
    }

    @ParameterizedTest
    @MethodSource("table")
    void voidFollowsTheControlApi(Behaviour behaviour, String answer, String atOnce, String inTheEnd) {
        pay();
        simulator.control(
                "POST",
                "/control/behaviours",
                "{\"behaviour\":\"%s\",\"kind\":\"void\",\"originalOrderNo\":\"%s\"}".formatted(behaviour, payment));

        assertThat(answerTo("void", voidOf(), answer)).isEqualTo(answer);
        assertThat(queried()).isEqualTo(atOnce);
        simulator.pass(Duration.ofSeconds(30));
        assertThat(queried()).isEqualTo(inTheEnd);
        assertBooked(inTheEnd, behaviour == Behaviour.AMOUNT_MISMATCH ? PAID - 1 : PAID);
    }

    @Test
    void callsBackOnceItHasSucceeded() {
        refunded(502);
        simulator.pass(Duration.ofSeconds(8));

        awaitCallbacks("0000");
        JsonNode told = listener.of(refund).getFirst().body();
        assertThat(told.get("amount").asLong()).isEqualTo(502);
        assertThat(told.get("currency").asText()).isEqualTo("CNY");
    }

    @Test
    void callsBackThreeTimesOfOneRefund() {
        refunded(511);
        simulator.pass(Duration.ofSeconds(1));

        awaitCallbacks("0000", "0000", "0000");
    }

    @Test
    void contradictsItsOwnRefusal() {
        assertThat(refunded(512)).isEqualTo("2002");
        simulator.pass(Duration.ofSeconds(3));

        awaitCallbacks("0000");
    }

    @Test
    void callsBackBeforeItAnswers() {
        assertThat(refunded(513)).isEqualTo("0000");

        assertThat(listener.of(refund)).as("callbacks before the answer").hasSize(1);
    }

    @Test
    void tellsAnotherAmount() {
        refunded(515);
        simulator.pass(Duration.ofSeconds(1));

        awaitCallbacks("0000");
        assertThat(listener.of(refund).getFirst().body().get("amount").asLong()).isEqualTo(514);
    }

    @Test
    void signsFirstCallbackWithAnotherKey() {
        refunded(516);
        simulator.pass(Duration.ofSeconds(1));
        awaitCallbacks("0000");
        assertThat(listener.of(refund).getFirst().genuine()).isFalse();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> simulator
                                .booked("northbank", refund)
                                .get("callbackAttempts")
                                .asInt()
                        == 1);
        simulator.pass(RunningSimulator.CALLBACK_RETRY_DELAY);
        awaitCallbacks("0000", "0000");
        assertThat(listener.of(refund).getLast().genuine()).isTrue();
    }

    @Test
    void failsOnceForEachPayment() {
        assertThat(refunded(518)).isEqualTo("3002");

        assertThat(nextRefund(518)).isEqualTo("0000");
    }

    @Test
    void declinesEveryThirdRefundOfOnePayment() {
        pay();

        assertThat(List.of(nextRefund(520), nextRefund(520), nextRefund(520), nextRefund(520)))
                .containsExactly("0000", "0000", "2002", "0000");
    }

    private void pay() {
        String code = simulator
                .pay(
                        "northbank",
                        Map.of(
                                "orderNo",
                                payment,
                                "amount",
                                PAID,
                                "currency",
                                "CNY",
                                "method",
                                "card",
                                "card",
                                Map.of("number", "6222021234567890123")))
                .get("code")
                .asText();
        assertThat(code).isEqualTo("0000");
    }

    private String refunded(long amount) {
        pay();
        return simulator.refund("northbank", refundOf(amount)).get("code").asText();
    }

    private String nextRefund(long amount) {
        Map<String, Object> next = refundOf(amount);
        next.put("orderNo", SimulatorRefundTests.newOrderNo());
        return simulator.refund("northbank", next).get("code").asText();
    }

    private Map<String, Object> refundOf(long amount) {
        Map<String, Object> body = voidOf();
        body.put("amount", amount);
        body.put("currency", "CNY");
        return body;
    }

    private Map<String, Object> voidOf() {
        return new HashMap<>(
                Map.of("orderNo", refund, "originalOrderNo", payment, "callbackUrl", listener.urlFor("northbank")));
    }

    /** The code of a signed answer, or in a word what came instead. */
    private static String answerTo(String operation, Map<String, Object> body, String expected) {
        Duration patience = expected.equals("timeout") ? Duration.ofMillis(500) : Duration.ofSeconds(20);
        try {
            HttpResponse<String> answer = simulator.call("northbank", operation, body, patience);
            if (answer.statusCode() != 200) {
                return "HTTP " + answer.statusCode();
            }
            return answer.headers().firstValue("X-Bank-Signature").isEmpty()
                    ? "garbage"
                    : new ObjectMapper().readTree(answer.body()).get("code").asText();
        } catch (UncheckedIOException failed) {
            return failed.getCause() instanceof HttpTimeoutException ? "timeout" : "cut";
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private String queried() {
        return simulator.query("northbank", refund).get("code").asText();
    }

    private void assertBooked(String code, long amount) {
        JsonNode rows = simulator.ledger("northbank", refund);
        assertThat(rows).hasSize(code.equals("4004") ? 0 : 1);
        rows.forEach(row -> {
            assertThat(row.get("successes").asInt()).isEqualTo(code.equals("0000") ? 1 : 0);
            assertThat(row.get("bookedAmount").asLong()).isEqualTo(code.equals("0000") ? amount : 0);
        });
    }

    private void assertLeft(long amount) {
        assertThat(nextRefund(amount + 1)).as("more than is left").isEqualTo("4102");
        assertThat(nextRefund(amount)).as("what is left").isEqualTo("0000");
    }

    private void awaitCallbacks(String... codes) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(listener.of(refund))
                .extracting(CallbackListener.Callback::code)
                .containsExactly(codes));
    }
}
