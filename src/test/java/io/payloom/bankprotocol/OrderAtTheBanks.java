package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Simulated banks, an order that none of them knows yet, and what can be done with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderAtTheBanks {

    static final String CARD = "6222021234567890123";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    RunningSimulator simulator;
    CallbackListener listener;
    String orderNo;

    @BeforeAll
    void start() throws IOException {
        simulator = new RunningSimulator(directory.resolve("ledger"));
        listener = new CallbackListener();
    }

    @BeforeEach
    void drawANumber() {
        orderNo = newOrderNo();
    }

    @AfterAll
    void stop() {
        listener.close();
        simulator.close();
    }

    Map<String, Object> byCard(long amount) {
        Map<String, Object> order = order(amount, "card", "northbank");
        order.put("type", "credit");
        order.put("card", Map.of("number", CARD, "expiry", "1230", "holderName", "ZHANG SAN"));
        return order;
    }

    Map<String, Object> byQr(long amount) {
        return order(amount, "qr", "harborpay");
    }

    Map<String, Object> payout(long amount, String payee) {
        return payout(amount, payee, orderNo);
    }

    Map<String, Object> payout(long amount, String payee, String number) {
        Map<String, Object> order = order(amount, "card", "northbank");
        order.put("payee", payee);
        order.put("orderNo", number);
        return order;
    }

    Map<String, Object> order(long amount, String method, String bank) {
        return new HashMap<>(Map.of(
                "orderNo",
                orderNo,
                "amount",
                amount,
                "currency",
                "CNY",
                "method",
                method,
                "callbackUrl",
                listener.urlFor(bank)));
    }

    static String newOrderNo() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    String paid(Map<String, Object> order) {
        return simulator.pay("northbank", order).get("code").asText();
    }

    HttpResponse<String> payWithin(Duration patience, Map<String, Object> order) {
        return simulator.call("northbank", "pay", order, patience);
    }

    String queried() {
        return simulator.query("northbank", orderNo).get("code").asText();
    }

    JsonNode booked(String bank) {
        return simulator.booked(bank, orderNo);
    }

    void assertBooked(String state, int successes) {
        JsonNode row = booked("northbank");
        assertThat(row.get("state").asText()).isEqualTo(state);
        assertThat(row.get("successes").asInt()).isEqualTo(successes);
    }

    void assertConnectionCut(Map<String, Object> order) {
        assertThatThrownBy(() -> payWithin(PATIENCE, order))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    void awaitCallbacks(String... codes) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.of(orderNo))
                .extracting(CallbackListener.Callback::code)
                .containsExactly(codes));
    }

    void awaitAttempts(int attempts) {
        await().atMost(PATIENCE)
                .until(() -> booked("northbank").get("callbackAttempts").asInt() == attempts);
    }
}
