package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Payments that wait for their payer. */
class SimulatorPayerTests extends OrderAtTheBanks {

    @Test
    void isPaidAfterClosing() {
        assertThat(simulator.pay("harborpay", byQr(1214)).get("code").asText()).isEqualTo("1001");
        assertThat(simulator.close("harborpay", orderNo).get("code").asText()).isEqualTo("5001");
        assertThat(booked("harborpay").get("state").asText()).isEqualTo("CLOSED");

        simulator.pass(Duration.ofSeconds(3));
        awaitCallbacks("0000");
        assertThat(booked("harborpay").get("successes").asInt()).isEqualTo(1);
    }

    @Test
    void waitsForPayerUntilPaid() {
        JsonNode answer = simulator.pay("harborpay", byQr(1200));

        assertThat(answer.get("code").asText()).isEqualTo("1001");
        assertThat(answer.get("qrCode").asText()).startsWith("https://");
        assertThat(booked("harborpay").get("state").asText()).isEqualTo("WAITING_PAYER");
        simulator.pass(Duration.ofSeconds(3));
        awaitCallbacks("0000");
        assertThat(booked("harborpay").get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(simulator.close("harborpay", orderNo).get("code").asText()).isEqualTo("0000");
    }

    @Test
    void sendsThePayerOfNetbankingElsewhereAndWaits() {
        Map<String, Object> order = order(1200, "netbank", "tealpay");
        order.put("type", "b2c");
        JsonNode answer = simulator.pay("tealpay", order);

        assertThat(answer.get("code").asText()).isEqualTo("1001");
        assertThat(answer.get("redirectUrl").asText()).endsWith("/payer/tealpay/" + orderNo);
        assertThat(answer.has("qrCode")).isFalse();
        assertThat(booked("tealpay").get("state").asText()).isEqualTo("WAITING_PAYER");
        simulator.pass(Duration.ofSeconds(3));
        awaitCallbacks("0000");
        assertThat(listener.of(orderNo).getFirst().body().has("redirectUrl")).isFalse();
        assertThat(booked("tealpay").get("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void aPayerOfNetbankingPaysOnThePageOfTheBank() throws IOException {
        Map<String, Object> order = order(1221, "netbank", "tealpay");
        String address = simulator.pay("tealpay", order).get("redirectUrl").asText();
        String path = URI.create(address).getPath();

        assertThat(simulator.controlled("GET", path, "").body()).contains("12.21 CNY", "<button");
        assertThat(simulator.controlled("POST", path, "").statusCode()).isEqualTo(303);

        awaitCallbacks("0000");
        assertThat(booked("tealpay").get("successes").asInt()).isEqualTo(1);
        assertThat(simulator.controlled("GET", path, "").body())
                .contains("succeeded")
                .doesNotContain("<button");
        assertThat(simulator.controlled("POST", path, "").statusCode()).isEqualTo(303);
        assertThat(booked("tealpay").get("successes").asInt()).isEqualTo(1);
        assertThat(simulator.controlled("GET", "/payer/tealpay/none", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void quickpayNeedsACardAndBooksAtOnce() throws IOException {
        Map<String, Object> order = byCard(1200);
        order.put("method", "quickpay");

        assertThat(simulator.pay("unionlink", order).get("code").asText()).isEqualTo("0000");
        assertThat(simulator
                        .send(
                                "unionlink",
                                "pay",
                                "{\"orderNo\":\"A1\",\"amount\":1200,\"currency\":\"CNY\",\"method\":\"quickpay\"}",
                                RunningSimulator.secretOf("unionlink"),
                                PATIENCE)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void closesOrderThatNobodyPays() {
        simulator.pay("harborpay", byQr(1221));
        simulator.pass(Duration.ofDays(1));
        assertThat(simulator.query("harborpay", orderNo).get("code").asText()).isEqualTo("1001");

        assertThat(simulator.close("harborpay", orderNo).get("code").asText()).isEqualTo("5001");
        simulator.pass(Duration.ofDays(1));
        assertThat(simulator.query("harborpay", orderNo).get("code").asText()).isEqualTo("5001");
        assertThat(booked("harborpay").get("successes").asInt()).isZero();
    }

    @Test
    void closesUnpaidOrderByItselfWhenItExpires() {
        Map<String, Object> order = byQr(1221);
        String now = simulator.control("GET", "/control/summary", "").get("now").asText();
        order.put("expiresAt", Instant.parse(now).plusSeconds(600).toString());
        simulator.pay("harborpay", order);

        simulator.pass(Duration.ofSeconds(500));
        assertThat(booked("harborpay").get("state").asText()).isEqualTo("WAITING_PAYER");
        simulator.pass(Duration.ofSeconds(101));
        assertThat(booked("harborpay").get("state").asText()).isEqualTo("CLOSED");
    }

    @Test
    void letsThePayerPayByControl() throws IOException {
        simulator.pay("harborpay", byQr(1221));

        JsonNode row = simulator.control("POST", "/control/orders/" + orderNo + "/pay", "");
        assertThat(row.get("state").asText()).isEqualTo("SUCCEEDED");
        awaitCallbacks("0000");
        assertThat(simulator
                        .controlled("POST", "/control/orders/" + orderNo + "/pay", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(booked("harborpay").get("successes").asInt()).isEqualTo(1);
    }
}
