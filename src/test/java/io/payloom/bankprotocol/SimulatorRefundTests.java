package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the banks give money back, and what is in their books then; how they behave is another test's subject. */
class SimulatorRefundTests {

    private static final ZoneId BANK_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static RunningSimulator simulator;
    private static CallbackListener listener;

    private final String payment = newOrderNo();
    private final String refund = newOrderNo();

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

    @AfterEach
    void behaveNormally() throws IOException {
        simulator.controlled("DELETE", "/control/behaviours", "");
    }

    @Test
    void givesBackAPartUnderANumberOfItsOwn() {
        paid(1200);

        JsonNode answer = simulator.refund("northbank", refundOf(payment, 500));

        assertThat(answer.get("code").asText()).isEqualTo("0000");
        assertThat(answer.get("orderNo").asText()).isEqualTo(refund);
        assertThat(answer.get("amount").asLong()).isEqualTo(500);
        assertThat(answer.get("currency").asText()).isEqualTo("CNY");
        assertThat(answer.has("qrCode")).isFalse();
        assertThat(simulator.query("northbank", refund).get("amount").asLong()).isEqualTo(500);
        assertThat(simulator.query("northbank", payment).get("amount").asLong()).isEqualTo(1200);
        JsonNode row = booked(refund);
        assertThat(row.get("kind").asText()).isEqualTo("refund");
        assertThat(row.get("originalOrderNo").asText()).isEqualTo(payment);
        assertThat(booked(payment).get("kind").asText()).isEqualTo("pay");
        assertThat(simulator.control("GET", "/control/ledger?originalOrderNo=" + payment, ""))
                .singleElement()
                .isEqualTo(row);
    }

    @Test
    void aPaymentByCodeIsRefundedAtOnceAndWithoutItsPayer() {
        Map<String, Object> order = payment(1200);
        order.put("method", "qr");
        order.remove("card");
        simulator.pay("northbank", order);
        simulator.pass(Duration.ofSeconds(3));

        assertThat(refunded(1200)).isEqualTo("0000");
    }

    @Test
    void refusesForEverWhatWasNeverPaidUnderThisMerchantNumber() {
        assertThat(refunded(500)).isEqualTo("4104");
        assertThat(queried(refund)).isEqualTo("4104");
        assertThat(simulator
                        .callAs("800100000002", "northbank", "pay", payment(1200))
                        .get("code")
                        .asText())
                .isEqualTo("0000");

        assertThat(refunded(500)).as("the same number again").isEqualTo("4104");
        assertThat(refunded(newOrderNo(), 500))
                .as("under another merchant number")
                .isEqualTo("4104");
        assertThat(voided(newOrderNo())).isEqualTo("4104");
        assertThat(simulator
                        .callAs("800100000002", "northbank", "refund", with(refundOf(payment, 500), newOrderNo()))
                        .get("code")
                        .asText())
                .isEqualTo("0000");
    }

    @Test
    void aVoidOfNothingNamesNoAmount() {
        JsonNode answer = simulator.voidPayment("northbank", voidOf(payment));

        assertThat(answer.get("code").asText()).isEqualTo("4104");
        assertThat(answer.has("amount")).isFalse();
        assertThat(answer.has("currency")).isFalse();
    }

    @Test
    void refusesToRefundARefundOrAPayout() {
        paid(1200);
        assertThat(refunded(500)).isEqualTo("0000");
        String payout = newOrderNo();
        Map<String, Object> order = with(payment(1200), payout);
        order.put("payee", "alias");
        simulator.pay("northbank", order);

        assertThat(codeOf(with(refundOf(refund, 100), newOrderNo()))).isEqualTo("4104");
        assertThat(codeOf(with(refundOf(payout, 100), newOrderNo()))).isEqualTo("4104");
    }

    @ParameterizedTest
    @ValueSource(longs = {1201, 1222})
    void refusesWhatHasNotSucceeded(long amount) {
        simulator.pay("northbank", payment(amount));

        assertThat(refunded(500)).isEqualTo("4101");
        assertThat(voided(newOrderNo())).isEqualTo("4101");
        assertThat(booked(refund).get("successes").asInt()).isZero();
    }

    @Test
    void refusesMoreThanIsLeft() {
        paid(1200);
        assertThat(refunded(700)).isEqualTo("0000");

        assertThat(refunded(newOrderNo(), 600)).isEqualTo("4102");
        assertThat(refunded(newOrderNo(), 500)).isEqualTo("0000");
        assertThat(refunded(newOrderNo(), 100)).isEqualTo("4102");
    }

    @Test
    void refusesAnotherCurrency() {
        paid(1200);
        Map<String, Object> dollars = refundOf(payment, 500);
        dollars.put("currency", "USD");

        assertThat(codeOf(dollars)).isEqualTo("4102");
    }

    @Test
    void countsWhatWasBookedNotWhatWasAskedFor() {
        simulator.pay("northbank", payment(1215));
        simulator.pass(Duration.ofSeconds(1));

        assertThat(refunded(newOrderNo(), 1217)).isEqualTo("4102");
        force("SUCCESS", "refund");
        assertThat(refunded(1216)).isEqualTo("0000");
    }

    @Test
    void countsPendingRefundsAndThoseThatSucceedAfterAll() {
        paid(1200);
        assertThat(refunded(622)).as("processing for ever").isEqualTo("1000");
        assertThat(refunded(newOrderNo(), 512)).as("declined, then booked").isEqualTo("2002");

        assertThat(refunded(newOrderNo(), 100)).isEqualTo("4102");
        simulator.pass(Duration.ofSeconds(3));
        assertThat(bookedOf(payment)).isEqualTo(512);
    }

    @Test
    void aRefundThatFailedLeavesItsAmountToOthers() {
        paid(1200);
        assertThat(refunded(1101)).isEqualTo("2002");

        assertThat(refunded(newOrderNo(), 1200)).isEqualTo("0000");
    }

    @Test
    void booksRepeatedRefundOnceAndCountsTheCalls() throws Exception {
        paid(1200);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> again = () -> refunded(700);
            for (Future<String> code :
                    threads.invokeAll(Stream.generate(() -> again).limit(20).toList())) {
                assertThat(code.get()).isEqualTo("0000");
            }
        }

        assertThat(booked(refund).get("successes").asInt()).isEqualTo(1);
        assertThat(booked(refund).get("payCalls").asInt()).isEqualTo(20);
        assertThat(bookedOf(payment)).isEqualTo(700);
    }

    @Test
    void refusesSameOrderNumberWithOtherContentWhateverTheKind() {
        paid(1200);
        refunded(500);
        String voiding = newOrderNo();
        voided(voiding);

        assertThat(refunded(400)).as("another amount").isEqualTo("4009");
        assertThat(codeOf(with(refundOf(newOrderNo(), 500), refund)))
                .as("another payment")
                .isEqualTo("4009");
        assertThat(voided(refund)).as("a void").isEqualTo("4009");
        assertThat(code("pay", with(payment(500), refund))).as("a payment").isEqualTo("4009");
        assertThat(codeOf(with(refundOf(payment, 1200), payment)))
                .as("the payment's number")
                .isEqualTo("4009");
        assertThat(code("void", with(voidOf(newOrderNo()), voiding)))
                .as("a void of another payment")
                .isEqualTo("4009");
        assertThat(simulator
                        .callAs("800100000002", "northbank", "refund", refundOf(payment, 500))
                        .get("code")
                        .asText())
                .as("another merchant number")
                .isEqualTo("4009");
        assertThat(bookedOf(payment)).isEqualTo(500);
    }

    @Test
    void findsARefundOnlyUnderItsMerchantNumberAndDoesNotCloseIt() {
        paid(1200);
        refunded(522);

        assertThat(simulator
                        .callAs("800100000002", "northbank", "query", Map.of("orderNo", refund))
                        .get("code")
                        .asText())
                .isEqualTo("4004");
        assertThat(simulator.close("northbank", refund).get("code").asText()).isEqualTo("1000");
        assertThat(queried(refund)).isEqualTo("1000");
    }

    @Test
    void voidsTheWholePaymentOnce() {
        simulator.pay("northbank", payment(1202));
        simulator.pass(Duration.ofSeconds(8));

        JsonNode answer = simulator.voidPayment("northbank", voidOf(payment));

        assertThat(answer.get("code").asText())
                .as("the payment's digits mean the payment only")
                .isEqualTo("0000");
        assertThat(answer.get("amount").asLong()).isEqualTo(1202);
        assertThat(voided(refund)).as("the same number again").isEqualTo("0000");
        assertThat(voided(newOrderNo())).isEqualTo("4103");
        assertThat(refunded(newOrderNo(), 100)).isEqualTo("4102");
        assertThat(bookedOf(payment)).isEqualTo(1202);
        assertThat(booked(refund).get("kind").asText()).isEqualTo("void");
    }

    @Test
    void voidsNothingThatIsPartlyRefundedOrAboutToBe() {
        paid(1200);
        refunded(122);

        assertThat(voided(newOrderNo())).isEqualTo("4103");
    }

    @Test
    void voidsOnTheSameBankDayOnly() {
        moveToTheBanks(LocalTime.of(23, 50));
        paid(1200);
        String next = newOrderNo();
        simulator.pay("northbank", with(payment(1200), next));
        assertThat(voided(refund)).isEqualTo("0000");

        moveToTheBanks(LocalTime.of(0, 1));

        assertThat(code("void", with(voidOf(next), newOrderNo()))).isEqualTo("4103");
        assertThat(codeOf(with(refundOf(next, 1200), newOrderNo()))).isEqualTo("0000");
    }

    @Test
    void aRefundComesBackDaysLaterAndIsAnnouncedOnce() throws IOException {
        paid(1200);
        refunded(700);
        simulator.pass(Duration.ofDays(2));

        assertThat(comesBack(refund).get("state").asText()).isEqualTo("RETURNED");

        awaitCallbacks(refund, "6001");
        assertThat(listener.of(refund).getFirst().body().get("amount").asLong()).isEqualTo(700);
        assertThat(queried(refund)).isEqualTo("6001");
        assertThat(refunded(700)).as("the same number again").isEqualTo("6001");
        assertThat(booked(refund).get("successes").asInt()).isEqualTo(1);
        assertThat(statusOfReturn(refund)).as("once only").isEqualTo(409);
        assertThat(refunded(newOrderNo(), 1200)).as("all is left again").isEqualTo("0000");
    }

    @Test
    void aReturnIsAnnouncedAlsoWhenNobodyTookTheCallbackOfTheSuccess() {
        paid(1200);
        listener.answerWith(503);
        try {
            refunded(702);
            simulator.pass(Duration.ofSeconds(8));
            awaitCallbacks(refund, "0000");
            await().atMost(PATIENCE)
                    .until(() -> booked(refund).get("callbackAttempts").asInt() == 1);
        } finally {
            listener.answerWith(200);
        }

        comesBack(refund);

        awaitCallbacks(refund, "0000", "6001");
        await().atMost(PATIENCE)
                .until(() -> booked(refund).get("callbackAccepted").asBoolean());
    }

    @Test
    void aPayoutComesBack() throws IOException {
        Map<String, Object> payout = payment(1200);
        payout.put("payee", "alias");
        simulator.pay("northbank", payout);

        assertThat(comesBack(payment).get("state").asText()).isEqualTo("RETURNED");
        awaitCallbacks(payment, "6001");
        assertThat(queried(payment)).isEqualTo("6001");
        assertThat(statusOfReturn(payment)).isEqualTo(409);
    }

    @Test
    void onlyMoneyThatWasSentToSomebodyComesBack() throws IOException {
        paid(1200);
        refunded(701);
        String voiding = newOrderNo();
        voided(voiding);

        assertThat(statusOfReturn(payment)).as("a payment").isEqualTo(409);
        assertThat(statusOfReturn(refund)).as("a refund that failed").isEqualTo(409);
        assertThat(statusOfReturn(voiding)).as("a void").isEqualTo(409);
        assertThat(statusOfReturn("none")).isEqualTo(404);
    }

    @Test
    void sumsUpWhatTheBanksGaveBackApartFromWhatTheyTook() {
        JsonNode before = simulator.control("GET", "/control/summary", "").at("/banks/0");
        paid(1200);
        refunded(700);
        refunded(newOrderNo(), 300);
        refunded(newOrderNo(), 101);
        comesBack(refund);

        JsonNode after = simulator.control("GET", "/control/summary", "").at("/banks/0");
        assertThat(grown(before, after, "/amounts/CNY")).isEqualTo(1200);
        assertThat(grown(before, after, "/orders")).isEqualTo(1);
        assertThat(grown(before, after, "/successes")).isEqualTo(1);
        assertThat(grown(before, after, "/refunds")).isEqualTo(2);
        assertThat(grown(before, after, "/refunded/CNY")).isEqualTo(1000);
        assertThat(grown(before, after, "/returned/CNY")).isEqualTo(700);
    }

    @Test
    void forcesBehaviourOfOneKindOrOfTheRefundsOfOnePayment() {
        force("DECLINED", "refund");
        paid(1200);
        String voiding = newOrderNo();
        assertThat(voided(voiding)).as("a void").isEqualTo("0000");
        String other = newOrderNo();
        simulator.pay("northbank", with(payment(1200), other));
        assertThat(codeOf(with(refundOf(other, 100), newOrderNo()))).isEqualTo("2002");

        simulator.control(
                "POST", "/control/behaviours", "{\"behaviour\":\"MAINTENANCE\",\"originalOrderNo\":\"" + other + "\"}");
        String third = newOrderNo();
        simulator.pay("northbank", with(payment(1200), third));
        assertThat(codeOf(with(refundOf(third, 100), newOrderNo()))).isEqualTo("0000");
        assertThat(codeOf(with(refundOf(other, 100), newOrderNo()))).isEqualTo("3001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"orderNo\":\"A1\",\"amount\":100,\"currency\":\"CNY\"}",
                "{\"orderNo\":\"A1\",\"originalOrderNo\":\"A0\",\"currency\":\"CNY\"}",
                "{\"orderNo\":\"A1\",\"originalOrderNo\":\"A0\",\"amount\":0,\"currency\":\"CNY\"}",
                "{\"orderNo\":\"A1\",\"originalOrderNo\":\"A0\",\"amount\":1.5,\"currency\":\"CNY\"}",
                "{\"orderNo\":\"A1\",\"originalOrderNo\":\"A0\",\"amount\":100}",
                "{\"orderNo\":\"A1\",\"originalOrderNo\":\"A0\",\"amount\":100,\"currency\":\"CNY\",\"callbackUrl\":\"x\"}"
            })
    void refusesRefundThatItDoesNotUnderstand(String body) throws IOException {
        assertNotUnderstood("refund", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"originalOrderNo\":\"A0\"}",
                "{\"orderNo\":\"A1\"}",
                "{\"orderNo\":\"A1\",\"originalOrderNo\":\" \"}"
            })
    void refusesVoidThatItDoesNotUnderstand(String body) throws IOException {
        assertNotUnderstood("void", body);
    }

    private void assertNotUnderstood(String operation, String body) throws IOException {
        HttpResponse<String> answer =
                simulator.send("northbank", operation, body, RunningSimulator.secretOf("northbank"), PATIENCE);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"9002\"");
        assertThat(simulator.ledger("northbank", "A1")).isEmpty();
    }

    private void paid(long amount) {
        assertThat(code("pay", payment(amount))).isEqualTo("0000");
    }

    private String refunded(long amount) {
        return refunded(refund, amount);
    }

    private String refunded(String orderNo, long amount) {
        return codeOf(with(refundOf(payment, amount), orderNo));
    }

    private String voided(String orderNo) {
        return code("void", with(voidOf(payment), orderNo));
    }

    private static String codeOf(Map<String, Object> refund) {
        return code("refund", refund);
    }

    private static String code(String operation, Map<String, Object> body) {
        return simulator
                .callAs(RunningSimulator.MIDS.get("northbank"), "northbank", operation, body)
                .get("code")
                .asText();
    }

    private Map<String, Object> payment(long amount) {
        return new HashMap<>(Map.of(
                "orderNo",
                payment,
                "amount",
                amount,
                "currency",
                "CNY",
                "method",
                "card",
                "card",
                Map.of("number", "6222021234567890123"),
                "callbackUrl",
                listener.urlFor("northbank")));
    }

    private Map<String, Object> refundOf(String original, long amount) {
        Map<String, Object> body = voidOf(original);
        body.put("amount", amount);
        body.put("currency", "CNY");
        return body;
    }

    private Map<String, Object> voidOf(String original) {
        return new HashMap<>(
                Map.of("orderNo", refund, "originalOrderNo", original, "callbackUrl", listener.urlFor("northbank")));
    }

    private static Map<String, Object> with(Map<String, Object> body, String orderNo) {
        body.put("orderNo", orderNo);
        return body;
    }

    private static void force(String behaviour, String kind) {
        simulator.control(
                "POST",
                "/control/behaviours",
                "{\"behaviour\":\"%s\",\"kind\":\"%s\",\"bank\":\"northbank\"}".formatted(behaviour, kind));
    }

    private static JsonNode comesBack(String orderNo) {
        return simulator.control("POST", "/control/orders/" + orderNo + "/return?bank=northbank", "");
    }

    private static int statusOfReturn(String orderNo) throws IOException {
        return simulator
                .controlled("POST", "/control/orders/" + orderNo + "/return?bank=northbank", "")
                .statusCode();
    }

    /** Moves on to the next moment at which the banks' clocks show this time. */
    private static void moveToTheBanks(LocalTime time) {
        ZonedDateTime now = Instant.parse(simulator
                        .control("GET", "/control/summary", "")
                        .get("now")
                        .asText())
                .atZone(BANK_ZONE);
        ZonedDateTime then = now.with(time);
        simulator.pass(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then));
    }

    private static long bookedOf(String payment) {
        long sum = 0;
        for (JsonNode row : simulator.control("GET", "/control/ledger?originalOrderNo=" + payment, "")) {
            sum += row.get("bookedAmount").asLong();
        }
        return sum;
    }

    private static long grown(JsonNode before, JsonNode after, String path) {
        return after.at(path).asLong() - before.at(path).asLong();
    }

    private static JsonNode booked(String orderNo) {
        return simulator.booked("northbank", orderNo);
    }

    private static String queried(String orderNo) {
        return simulator.query("northbank", orderNo).get("code").asText();
    }

    private static void awaitCallbacks(String orderNo, String... codes) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(listener.of(orderNo))
                .extracting(CallbackListener.Callback::code)
                .containsExactly(codes));
    }

    static String newOrderNo() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
