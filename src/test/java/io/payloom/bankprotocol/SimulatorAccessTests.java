package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask the simulated banks, and what they do not understand. */
class SimulatorAccessTests extends OrderAtTheBanks {

    @ParameterizedTest
    @CsvSource({
        "northbank, 800100000001",
        "northbank, 800100000002",
        "northbank, 800100000003",
        "eastbank, 800200000002",
        "eastbank, 800200000003",
        "eastbank, 800200000004",
        "harborpay, 800300000003",
        "unionlink, 800400000001",
        "unionlink, 800400000002",
        "unionlink, 800400000003",
        "tealpay, 800500000001"
    })
    void bankTakesOrdersUnderEachOfItsMerchantNumbersAndShowsWhich(String bank, String mid) {
        assertThat(simulator.callAs(mid, bank, "pay", byCard(1200)).get("code").asText())
                .isEqualTo("0000");

        assertThat(booked(bank).get("mid").asText()).isEqualTo(mid);
    }

    @Test
    void refusesAMerchantNumberThatItNeverGave() throws IOException {
        String body = "{\"orderNo\":\"" + orderNo + "\",\"amount\":1200,\"currency\":\"CNY\",\"method\":\"qr\"}";

        assertThat(simulator
                        .sendAs(
                                "800200000002",
                                "northbank",
                                "pay",
                                body,
                                RunningSimulator.secretOf("northbank"),
                                PATIENCE)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void knowsAnOrderOnlyUnderTheMerchantNumberThatSentIt() {
        Map<String, Object> order = byQr(1221);
        simulator.callAs("800100000002", "northbank", "pay", order);

        Map<String, String> reference = Map.of("orderNo", orderNo);
        assertThat(List.of(
                        code("800100000001", "query", reference),
                        code("800100000001", "close", reference),
                        code("800100000001", "pay", order)))
                .containsExactly("4004", "4004", "4009");
        assertBooked("WAITING_PAYER", 0);
        assertThat(code("800100000002", "query", reference)).isEqualTo("1001");
        assertThat(code("800100000002", "close", reference)).isEqualTo("5001");
    }

    private String code(String mid, String operation, Map<String, ?> body) {
        return simulator.callAs(mid, "northbank", operation, body).get("code").asText();
    }

    @Test
    void doesNothingOnBadSignature() throws IOException {
        String body = "{\"orderNo\":\"" + orderNo + "\",\"amount\":1200,\"currency\":\"CNY\",\"method\":\"qr\"}";

        assertThat(simulator
                        .send("northbank", "pay", body, "another key", PATIENCE)
                        .statusCode())
                .isEqualTo(401);
        assertThat(simulator.ledger("northbank", orderNo)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"orderNo\":",
                "{\"orderNo\":\"A1\",\"amount\":0,\"currency\":\"CNY\",\"method\":\"qr\"}",
                "{\"orderNo\":\"A1\",\"amount\":12.5,\"currency\":\"CNY\",\"method\":\"qr\"}",
                "{\"orderNo\":\"A1\",\"amount\":1200,\"currency\":\"CNY\",\"method\":\"card\"}",
                "{\"orderNo\":\"A1\",\"amount\":1200,\"currency\":\"CNY\",\"method\":\"qr\",\"callbackUrl\":\"http://[\"}"
            })
    void refusesWhatItDoesNotUnderstand(String body) throws IOException {
        HttpResponse<String> answer =
                simulator.send("northbank", "pay", body, RunningSimulator.secretOf("northbank"), PATIENCE);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"9002\"");
        assertThat(simulator.ledger("northbank", "A1")).isEmpty();
    }
}
