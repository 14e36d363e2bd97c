package io.payloom.bankprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many give back of one payment at once; the seed chooses amounts, and by them behaviours. */
class SimulatorRefundConcurrencyTests {

    private static final int CALLS = 100;
    private static final long PAID = 50_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverGivesBackMoreThanWasPaid(long seed) throws Exception {
        JsonNode before;
        List<Call> calls;
        try (RunningSimulator simulator = new RunningSimulator(directory.resolve("ledger"))) {
            pay(simulator);
            calls = answered(simulator, callsOf(new Random(seed)));
            simulator.pass(Duration.ofDays(1));
            before = givenBack(simulator);
        }
        assertThat(left(before)).isNotNegative();
        try (RunningSimulator restarted = new RunningSimulator(directory.resolve("ledger"))) {
            assertThat(booked(before)).isEqualTo(booked(givenBack(restarted)));
            assertThat(restarted
                            .refund("northbank", new Call("LAST", left(before) + 1).body())
                            .get("code")
                            .asText())
                    .isEqualTo("4102");
        }

        assertThat(before).hasSize(CALLS);
        assertThat(sum(before, "bookedAmount")).isPositive();
        assertThat(calls.stream().filter(call -> call.refused)).isNotEmpty().allSatisfy(call -> assertThat(call.amount)
                .as("refused though it would have fitted")
                .isGreaterThan(left(before)));
    }

    /** Refunds that succeed, fail, are pending, are pending for ever, or fail first, and every tenth a void. */
    private static List<Call> callsOf(Random random) {
        long[] habits = {0, 0, 0, 1, 2, 12, 15, 22};
        List<Call> calls = new ArrayList<>();
        for (int number = 0; number < CALLS; number++) {
            long amount = 100 * random.nextLong(5, 30) + habits[random.nextInt(habits.length)];
            calls.add(new Call("R" + number, number % 10 == 9 ? 0 : amount));
        }
        return calls;
    }

    private static List<Call> answered(RunningSimulator simulator, List<Call> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Call>> work = calls.stream()
                    .<Callable<Call>>map(call -> () -> call.at(simulator))
                    .toList();
            List<Call> refunds = new ArrayList<>();
            for (Future<Call> call : threads.invokeAll(work)) {
                if (call.get().amount > 0) {
                    refunds.add(call.get());
                }
            }
            return refunds;
        }
    }

    private static void pay(RunningSimulator simulator) {
        simulator.pay(
                "northbank",
                Map.of(
                        "orderNo",
                        "P",
                        "amount",
                        PAID,
                        "currency",
                        "CNY",
                        "method",
                        "card",
                        "card",
                        Map.of("number", "6222021234567890123")));
    }

    private static JsonNode givenBack(RunningSimulator simulator) {
        return simulator.control("GET", "/control/ledger?originalOrderNo=P", "");
    }

    /** What is neither booked nor still going to be. */
    private static long left(JsonNode rows) {
        long pending = 0;
        for (JsonNode row : rows) {
            pending += isPending(row) ? row.get("amount").asLong() : 0;
        }
        return PAID - pending - sum(rows, "bookedAmount");
    }

    /** Also what was refused and is going to be booked all the same. */
    private static boolean isPending(JsonNode row) {
        return row.get("state").asText().equals("PROCESSING")
                || row.get("state").asText().equals("FAILED")
                        && row.get("behaviour").asText().equals("CONTRADICTING_CALLBACK");
    }

    private static long sum(JsonNode rows, String field) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.get(field).asLong();
        }
        return sum;
    }

    private static List<String> booked(JsonNode rows) {
        List<String> booked = new ArrayList<>();
        rows.forEach(row -> booked.add(row.get("orderNo").asText() + " " + row.get("state") + row.get("bookedAmount")));
        booked.sort(null);
        return booked;
    }

    /** One refund, or without an amount a void. */
    private record Call(String orderNo, long amount, boolean refused) {

        Call(String orderNo, long amount) {
            this(orderNo, amount, false);
        }

        Map<String, Object> body() {
            return amount == 0
                    ? Map.of("orderNo", orderNo, "originalOrderNo", "P")
                    : Map.of("orderNo", orderNo, "originalOrderNo", "P", "amount", amount, "currency", "CNY");
        }

        Call at(RunningSimulator simulator) {
            JsonNode answer =
                    amount == 0 ? simulator.voidPayment("northbank", body()) : simulator.refund("northbank", body());
            return new Call(orderNo, amount, answer.get("code").asText().equals("4102"));
        }
    }
}
