package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated banks do with a payment by the behaviour that was asked for. */
class SimulatorTests extends OrderAtTheBanks {

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
                .map(this::paid)
                .toList();

        assertThat(codes).containsExactly("0000", "0000", "2002", "0000", "0000", "2002");
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
}
