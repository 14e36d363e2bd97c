package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTests {

    private static final String CARD = "6222021234567890123";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static RunningSimulator simulator;
    private static CallbackListener listener;

    private final String orderNo = newOrderNo();

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

    @Test
    void booksCardPaymentAtOnce() {
        JsonNode answer = simulator.pay("northbank", byCard(1200));

        assertThat(answer.get("code").asText()).isEqualTo("0000");
        assertThat(answer.get("orderNo").asText()).isEqualTo(orderNo);
        assertThat(answer.get("amount").asLong()).isEqualTo(1200);
        assertThat(answer.get("currency").asText()).isEqualTo("CNY");
        assertThat(answer.get("bankReference").asText()).startsWith("N");
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 2001", "19, 3001", "23, 2003"})
    void declinesAndStaysSo(int suffix, String code) {
        assertThat(paid(byCard(1200 + suffix))).isEqualTo(code);

        simulator.pass(Duration.ofDays(1));
        assertThat(queried()).isEqualTo(code);
        assertBooked("FAILED", 0);
    }

    @Test
    void succeedsAfterProcessingAndCallsBack() {
        assertThat(paid(byCard(1202))).isEqualTo("1000");
        assertThat(queried()).isEqualTo("1000");
        assertThat(simulator.close("northbank", orderNo).get("code").asText()).isEqualTo("1000");
        assertBooked("PROCESSING", 0);

        simulator.pass(Duration.ofSeconds(8));
        awaitCallbacks("0000");
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void timesOutAndIsFoundPaid() {
        assertThatThrownBy(() -> payWithin(Duration.ofMillis(500), byCard(1203)))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void timesOutAndIsFoundFailed() {
        assertThatThrownBy(() -> payWithin(Duration.ofMillis(500), byCard(1204)))
                .hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(queried()).isEqualTo("2002");
        assertBooked("FAILED", 0);
    }

    @Test
    void losesOrderOnTheWay() {
        assertConnectionCut(byCard(1205));

        assertThat(queried()).isEqualTo("4004");
        assertThat(simulator.close("northbank", orderNo).get("code").asText()).isEqualTo("4004");
        assertThat(simulator.ledger("northbank", orderNo)).isEmpty();
    }

    @Test
    void findsBookedOrderOnlyLater() {
        assertConnectionCut(byCard(1206));
        assertBooked("SUCCEEDED", 1);
        assertThat(queried()).isEqualTo("4004");

        simulator.pass(Duration.ofSeconds(20));
        assertThat(queried()).isEqualTo("0000");
    }

    @Test
    void answersCodeThatNobodyKnowsThenSuccess() {
        assertThat(paid(byCard(1207))).isEqualTo("7Z99");
        assertThat(queried()).isEqualTo("7Z99");
        assertBooked("PROCESSING", 0);

        simulator.pass(Duration.ofSeconds(8));
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void answersServerErrorThoughBooked() {
        assertThat(payWithin(PATIENCE, byCard(1208)).statusCode()).isEqualTo(500);
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void answersGarbageThoughBooked() {
        HttpResponse<String> answer = payWithin(PATIENCE, byCard(1209));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Bank-Signature")).isEmpty();
        assertThat(answer.body()).startsWith("<html>");
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void cutsAnswerInTheMiddleThoughBooked() {
        assertConnectionCut(byCard(1210));
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void callsBackThreeTimesOfOneSuccess() {
        assertThat(paid(byCard(1211))).isEqualTo("1000");

        simulator.pass(Duration.ofSeconds(1));
        awaitCallbacks("0000", "0000", "0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void contradictsItsOwnDecline() {
        assertThat(paid(byCard(1212))).isEqualTo("2002");
        assertThat(queried()).isEqualTo("2002");
        assertBooked("FAILED", 0);

        simulator.pass(Duration.ofSeconds(3));
        awaitCallbacks("0000");
        assertThat(queried()).isEqualTo("0000");
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void callsBackBeforeItAnswers() {
        assertThat(paid(byCard(1213))).isEqualTo("0000");

        assertThat(listener.of(orderNo)).as("callbacks before the answer").hasSize(1);
        assertBooked("SUCCEEDED", 1);
    }

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
    void booksAnotherAmount() {
        assertThat(paid(byCard(1215))).isEqualTo("1000");

        simulator.pass(Duration.ofSeconds(1));
        awaitCallbacks("0000");
        assertThat(listener.of(orderNo).getFirst().body().get("amount").asLong())
                .isEqualTo(1216);
        assertThat(simulator.query("northbank", orderNo).get("amount").asLong()).isEqualTo(1216);
        assertThat(booked("northbank").get("bookedAmount").asLong()).isEqualTo(1216);
    }

    @Test
    void signsFirstCallbackWithAnotherKey() {
        assertThat(paid(byCard(1216))).isEqualTo("1000");

        simulator.pass(Duration.ofSeconds(1));
        awaitCallbacks("0000");
        assertThat(listener.of(orderNo).getFirst().genuine()).isFalse();
        assertThat(queried()).isEqualTo("0000");

        awaitAttempts(1);
        simulator.pass(RunningSimulator.CALLBACK_RETRY_DELAY);
        awaitCallbacks("0000", "0000");
        assertThat(listener.of(orderNo).getLast().genuine()).isTrue();
        assertBooked("SUCCEEDED", 1);
    }

    @Test
    void takesItsTime() {
        long began = System.nanoTime();

        assertThat(paid(byCard(1217))).isEqualTo("0000");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void failsOnceThenTakesNextOrderOfSamePayer() {
        assertThat(paid(payout(1218, "alias-of-failing-once"))).isEqualTo("3002");
        assertThat(queried()).isEqualTo("3002");
        assertBooked("FAILED", 0);

        Map<String, Object> next = payout(1218, "alias-of-failing-once");
        next.put("orderNo", newOrderNo());
        assertThat(simulator.pay("eastbank", next).get("code").asText()).isEqualTo("0000");
    }

    @Test
    void declinesEveryThirdOrderOfSamePayee() {
        List<String> codes = Stream.generate(() -> {
                    Map<String, Object> order = payout(1200, "6222020000001111222#20");
                    order.put("orderNo", newOrderNo());
                    return order;
                })
                .limit(6)
                .map(SimulatorTests::paid)
                .toList();

        assertThat(codes).containsExactly("0000", "0000", "2002", "0000", "0000", "2002");
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
        String path = java.net.URI.create(address).getPath();

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

    private static String code(String mid, String operation, Map<String, ?> body) {
        return simulator.callAs(mid, "northbank", operation, body).get("code").asText();
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
        order.put("expiresAt", java.time.Instant.parse(now).plusSeconds(600).toString());
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

    @Test
    void processesForEver() {
        assertThat(paid(byCard(1222))).isEqualTo("1000");
        simulator.pass(Duration.ofDays(30));
        assertThat(queried()).isEqualTo("1000");
        assertBooked("PROCESSING", 0);
    }

    @Test
    void booksRepeatedPayOnceAndCountsTheCalls() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> pay = () -> paid(byCard(1200));
            for (Future<String> code :
                    threads.invokeAll(Stream.generate(() -> pay).limit(20).toList())) {
                assertThat(code.get()).isEqualTo("0000");
            }
        }

        assertBooked("SUCCEEDED", 1);
        assertThat(booked("northbank").get("payCalls").asInt()).isEqualTo(20);
    }

    @Test
    void refusesSameOrderNumberWithOtherContent() {
        assertThat(paid(byCard(1200))).isEqualTo("0000");

        assertThat(paid(byCard(1300))).isEqualTo("4009");
        assertThat(booked("northbank").get("bookedAmount").asLong()).isEqualTo(1200);
    }

    @Test
    void choosesBehaviourByPayeeBeforeAmount() {
        assertThat(paid(payout(1200, "6222021234567890123#01"))).isEqualTo("2002");
        assertThat(booked("northbank").get("payee").asText()).isEqualTo("622202*********0123#01");
    }

    @Test
    void forcesBehaviourForNextOrdersOnly() {
        simulator.control(
                "POST",
                "/control/behaviours",
                "{\"bank\":\"eastbank\",\"behaviour\":\"DECLINED\",\"payer\":\"alias-forced\",\"times\":1}");
        assertThat(paid(payout(1200, "alias-forced"))).as("another bank").isEqualTo("0000");

        assertThat(simulator
                        .pay("eastbank", payout(1200, "alias-other"))
                        .get("code")
                        .asText())
                .isEqualTo("0000");
        Map<String, Object> first = payout(1200, "alias-forced");
        first.put("orderNo", newOrderNo());
        assertThat(simulator.pay("eastbank", first).get("code").asText()).isEqualTo("2002");
        Map<String, Object> second = payout(1200, "alias-forced");
        second.put("orderNo", newOrderNo());
        assertThat(simulator.pay("eastbank", second).get("code").asText()).isEqualTo("0000");
    }

    @Test
    void cutsConnectionsOfBankThatIsDown() {
        simulator.control("POST", "/control/banks/eastbank/down", "");
        try {
            assertThatThrownBy(() -> simulator.pay("eastbank", byCard(1200))).isInstanceOf(UncheckedIOException.class);
            assertThat(paid(byCard(1200))).as("the other bank").isEqualTo("0000");
        } finally {
            simulator.control("POST", "/control/banks/eastbank/up", "");
        }
        assertThat(simulator.ledger("eastbank", orderNo)).isEmpty();
        assertThat(simulator.pay("eastbank", byCard(1200)).get("code").asText()).isEqualTo("0000");
    }

    @Test
    void repeatsCallbackWithGrowingGapsUntilAccepted() {
        listener.answerWith(503);
        try {
            assertThat(paid(byCard(1202))).isEqualTo("1000");
            simulator.pass(Duration.ofSeconds(8));
            awaitAttempts(1);
            simulator.pass(RunningSimulator.CALLBACK_RETRY_DELAY);
            awaitAttempts(2);
            simulator.pass(RunningSimulator.CALLBACK_RETRY_DELAY);
            assertThat(listener.of(orderNo))
                    .as("the second gap is twice the first")
                    .hasSize(2);
        } finally {
            listener.answerWith(200);
        }
        simulator.pass(RunningSimulator.CALLBACK_RETRY_DELAY);
        awaitCallbacks("0000", "0000", "0000");
        await().atMost(PATIENCE)
                .until(() -> booked("northbank").get("callbackAccepted").asBoolean());
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

    private Map<String, Object> byCard(long amount) {
        Map<String, Object> order = order(amount, "card", "northbank");
        order.put("type", "credit");
        order.put("card", Map.of("number", CARD, "expiry", "1230", "holderName", "ZHANG SAN"));
        return order;
    }

    private Map<String, Object> byQr(long amount) {
        return order(amount, "qr", "harborpay");
    }

    private Map<String, Object> payout(long amount, String payee) {
        return payout(amount, payee, orderNo);
    }

    private Map<String, Object> payout(long amount, String payee, String number) {
        Map<String, Object> order = order(amount, "card", "northbank");
        order.put("payee", payee);
        order.put("orderNo", number);
        return order;
    }

    private Map<String, Object> order(long amount, String method, String bank) {
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

    private static String newOrderNo() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private static String paid(Map<String, Object> order) {
        return simulator.pay("northbank", order).get("code").asText();
    }

    private static HttpResponse<String> payWithin(Duration patience, Map<String, Object> order) {
        return simulator.call("northbank", "pay", order, patience);
    }

    private String queried() {
        return simulator.query("northbank", orderNo).get("code").asText();
    }

    private JsonNode booked(String bank) {
        return simulator.booked(bank, orderNo);
    }

    private void assertBooked(String state, int successes) {
        JsonNode row = booked("northbank");
        assertThat(row.get("state").asText()).isEqualTo(state);
        assertThat(row.get("successes").asInt()).isEqualTo(successes);
    }

    private void assertConnectionCut(Map<String, Object> order) {
        assertThatThrownBy(() -> payWithin(PATIENCE, order))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    private void awaitCallbacks(String... codes) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.of(orderNo))
                .extracting(CallbackListener.Callback::code)
                .containsExactly(codes));
    }

    private void awaitAttempts(int attempts) {
        await().atMost(PATIENCE)
                .until(() -> booked("northbank").get("callbackAttempts").asInt() == attempts);
    }
}
