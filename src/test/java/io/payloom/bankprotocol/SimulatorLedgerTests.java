package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the simulated banks write down, and show of it. */
class SimulatorLedgerTests extends OrderAtTheBanks {

    @Test
    void countsTheQueriesOfEachSecond() {
        int before = queriesOf("eastbank");
        simulator.query("eastbank", orderNo);
        simulator.query("eastbank", orderNo);
        simulator.query("northbank", orderNo);

        assertThat(queriesOf("eastbank")).isEqualTo(before + 2);
        assertThat(simulator
                        .control("GET", "/control/banks/eastbank/queries", "")
                        .fieldNames())
                .toIterable()
                .allSatisfy(
                        second -> assertThat(Instant.parse(second).getNano()).isZero());
    }

    private int queriesOf(String bank) {
        int sum = 0;
        for (JsonNode second : simulator.control("GET", "/control/banks/" + bank + "/queries", "")) {
            sum += second.asInt();
        }
        return sum;
    }

    @Test
    void sumsUpWhatTheBanksTookApartFromWhatTheyPaidOut() {
        JsonNode before = simulator.control("GET", "/control/summary", "").at("/banks/1");
        Map<String, Object> declined = byCard(301);
        declined.put("orderNo", newOrderNo());
        simulator.pay("eastbank", byCard(500));
        simulator.pay("eastbank", byCard(500));
        simulator.pay("eastbank", declined);
        simulator.pay("eastbank", payout(700, "alias", newOrderNo()));

        JsonNode after = simulator.control("GET", "/control/summary", "").at("/banks/1");
        assertThat(after.at("/successes").asInt() - before.at("/successes").asInt())
                .isEqualTo(2);
        assertThat(after.at("/payCalls").asInt() - before.at("/payCalls").asInt())
                .isEqualTo(4);
        assertThat(after.at("/amounts/CNY").asLong() - before.at("/amounts/CNY").asLong())
                .isEqualTo(500);
        assertThat(after.at("/paidOut/CNY").asLong() - before.at("/paidOut/CNY").asLong())
                .isEqualTo(700);
    }

    @Test
    void ledgerSurvivesRestartAndTornLastLine() throws IOException {
        Path ledger = directory.resolve("restarted");
        String waiting = newOrderNo();
        Map<String, Object> qr = byQr(1200);
        qr.put("orderNo", waiting);
        try (RunningSimulator first = new RunningSimulator(ledger)) {
            first.pay("northbank", byCard(1200));
            first.pay("northbank", payout(1218, "alias-of-restart", newOrderNo()));
            first.pay("harborpay", qr);
        }
        Files.writeString(ledger, Files.readString(ledger) + "{\"key\":{\"bank\":\"north");

        try (RunningSimulator second = new RunningSimulator(ledger)) {
            assertThat(second.pay("northbank", byCard(1200)).get("code").asText())
                    .isEqualTo("0000");
            assertThat(second.booked("northbank", orderNo).get("payCalls").asInt())
                    .isEqualTo(2);
            assertThat(second.booked("northbank", orderNo).get("successes").asInt())
                    .isEqualTo(1);
            assertThat(second.pay("northbank", payout(1218, "alias-of-restart", newOrderNo()))
                            .get("code")
                            .asText())
                    .as("the second order of a payee whose first failed before the restart")
                    .isEqualTo("0000");
            second.pass(Duration.ofSeconds(3));
            await().atMost(PATIENCE).until(() -> listener.of(waiting).size() == 1);
            assertThat(second.booked("harborpay", waiting).get("successes").asInt())
                    .isEqualTo(1);
        }
        assertThat(Files.readAllLines(ledger)).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void oneLedgerServesOneSimulatorOnly() {
        assertThatThrownBy(() -> new RunningSimulator(directory.resolve("ledger")))
                .hasStackTraceContaining("is in use by another simulator");
    }

    @Test
    void keepsCardNumberMasked() throws IOException {
        simulator.pay("northbank", byCard(1200));

        assertThat(booked("northbank").get("payer").asText()).isEqualTo("622202*********0123");
        assertThat(Files.readString(directory.resolve("ledger")))
                .contains(orderNo)
                .doesNotContain(CARD)
                .doesNotContain("ZHANG");
    }

    @Test
    void keepsWhatAPayoutIsForAndTakesAnotherPurposeForAnotherOrder() {
        Map<String, Object> salary = payout(1200, "alias");
        salary.put("purpose", "Salary of November");
        assertThat(paid(salary)).isEqualTo("0000");
        salary.put("purpose", "Salary of December");
        assertThat(paid(salary)).isEqualTo("4009");

        assertThat(booked("northbank").get("purpose").asText()).isEqualTo("Salary of November");

        Map<String, Object> wordy = payout(1200, "alias", newOrderNo());
        wordy.put("purpose", "x".repeat(201));
        assertThat(simulator
                        .call("northbank", "pay", wordy, Duration.ofSeconds(5))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsThePage() throws IOException {
        HttpResponse<String> page = simulator.controlled("GET", "/", "");

        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<title>Bank simulator</title>");
    }
}
