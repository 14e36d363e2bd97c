package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.DatabaseGate;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnSecondStack;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.ShortTimes;
import io.payloom.support.SigningMerchant;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The database away for a while: no job uses up its retries on that, no order is lost, and nobody is called. It is away
 * for more than three retries of everything, which take eleven seconds each; {@code -Dpayloom.test.database-outage=PT5M} makes it five minutes.
 */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseOutageEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** A failed job rests six seconds at most; the rest is the banks' times below, on a busy machine. */
    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private static final Duration OUTAGE = Duration.parse(System.getProperty("payloom.test.database-outage", "PT40S"));

    /** Behaviours by the last digits of the amount: answers at once, later by query or callback, slowly, or not at all. */
    private static final List<Integer> BEHAVIOURS = List.of(0, 1, 2, 3, 8, 10, 11, 13, 17, 22);

    private static final int STAYS_OPEN = 22;

    /** Ways in which a bank answers at once, never, or by halves, all of which end within seconds. */
    private static final List<Integer> SOON_OVER = List.of(0, 1, 3, 8, 10);

    private static final int CALLERS_OF_EACH_KIND = 3;

    private final SecondStack stack = SecondStack.get();
    private final DatabaseGate gate = stack.databaseGate();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();
    private @Nullable ShortTimes times;

    @BeforeAll
    void shortenTimes() {
        times = new ShortTimes(stack.payloom().url(), DatabaseOutageEndToEndTests::bearSlowness);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
    }

    @AfterAll
    void close() {
        stack.mariaDb().thaw();
        if (!gate.isOpen()) {
            gate.open();
        }
        if (times != null) {
            times.close();
        }
        endpoint.close();
    }

    @Test
    void isSurvivedWithoutAnIncidentOrALostOrder() {
        long incidents = stack.pendingIncidents();
        List<String> orders = place(60_000);
        await().atMost(PATIENCE).until(() -> state(orders.getLast()).equals("PROCESSING"));
        List<String> justPlaced = place(61_000);
        List<String> stillOpen = List.of(orders.removeLast(), justPlaced.removeLast());
        orders.addAll(justPlaced);

        long failuresBefore = stack.failedJobs();
        gate.shut();
        SigningMerchant.Answer refused = stack.merchant().get("/v1/payments/" + orders.getFirst());
        await().pollDelay(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> true);
        long failures = stack.failedJobs() - failuresBefore;
        long incidentsMeanwhile = stack.pendingIncidents() - incidents;
        gate.open();
        Instant opened = Instant.now();

        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(orders.stream().map(this::state).toList())
                        .allSatisfy(state -> assertThat(state).isIn("SUCCEEDED", "FAILED")));
        System.out.printf(
                "Database away for %s: %d failures of jobs of %d orders, %d incidents; all ended %d s after it%n",
                OUTAGE,
                failures,
                orders.size() + stillOpen.size(),
                incidentsMeanwhile,
                Duration.between(opened, Instant.now()).toSeconds());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(failures).isPositive();
        assertThat(incidentsMeanwhile).isZero();
        assertThat(stack.pendingIncidents()).isEqualTo(incidents);
        assertThat(orders).allSatisfy(this::agreesWithTheLedger);
        assertThat(stillOpen).allSatisfy(order -> assertThat(state(order)).isEqualTo("PROCESSING"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders)
                .allSatisfy(order -> assertThat(endpoint.acknowledged(order)).isNotEmpty()));
    }

    /** Issue 13, item 21: the server's process is stopped under load, and takes bytes without ever answering. */
    @Test
    void oneThatStandsStillHoldsNobodyAndEverythingGoesOnWithIt() {
        long incidents = stack.pendingIncidents();
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        String known = place(62_000).getFirst();
        try (Callers callers = new Callers(List.of(
                () -> stack.merchant().post("/v1/payments", kept(requests)).status(),
                () -> stack.merchant()
                        .postAndWait("/v1/payments", kept(requests), 2)
                        .status(),
                () -> stack.merchant().get("/v1/payments/" + known).status(),
                () -> new OperatorClient(stack.payloom().url())
                        .get("/ops/v1/alerts")
                        .status()))) {
            await().atMost(PATIENCE).until(() -> callers.ended() > 20);
            long failuresBefore = stack.failedJobs();
            stack.mariaDb().freeze();
            try {
                callers.awaitAnswersToTwoCallsOfEach(503);
                await().atMost(PATIENCE).until(() -> health("readiness") == 503);
                assertThat(health("liveness")).isEqualTo(200);
                await().atMost(PATIENCE).until(() -> stack.failedJobs() > failuresBefore);
            } finally {
                stack.mariaDb().thaw();
            }
            callers.awaitAnswersToTwoCallsOfEach(200, 201);
        }

        await().atMost(PATIENCE).until(() -> health("readiness") == 200);
        List<String> orders = requests.stream()
                .map(request -> stack.merchant()
                        .postUntilAnswered("/v1/payments", request)
                        .orderNo())
                .toList();
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(orders.stream().map(this::state).toList())
                        .allSatisfy(state -> assertThat(state).isIn("SUCCEEDED", "FAILED")));
        assertThat(orders).doesNotHaveDuplicates().allSatisfy(this::agreesWithTheLedger);
        assertThat(stack.pendingIncidents()).isEqualTo(incidents);
    }

    private String kept(List<String> requests) {
        long fen = 63_000 + SOON_OVER.get(requests.size() % SOON_OVER.size());
        String request = Orders.aCardPayment(Orders.number(), fen, Cards.next(), endpoint.url());
        requests.add(request);
        return request;
    }

    private int health(String part) {
        try {
            return new OperatorClient(stack.managementUrl())
                    .get("/actuator/health/" + part)
                    .status();
        } catch (UncheckedIOException unreachable) {
            return 0;
        }
    }

    /** An answer that takes three seconds is to come while the database is away. */
    private static void bearSlowness(JsonNode catalogue) {
        List.of("northbank-card", "eastbank-card").forEach(channel -> {
            CatalogueEditing.part(catalogue, "channels", channel).put("callDeadline", "4s");
            ShortTimes.payInterface(catalogue, channel)
                    .put("notFoundFinalAfter", "40s")
                    .put("querySchedule", "2s,3s,5s,10s,10s,10s,10s,10s,1h");
        });
    }

    /** One order of each behaviour; the last one stays open. */
    private List<String> place(long base) {
        List<String> orders = new ArrayList<>();
        for (int behaviour : BEHAVIOURS) {
            String request = Orders.aCardPayment(Orders.number(), base + behaviour, Cards.next(), endpoint.url());
            orders.add(stack.merchant().post("/v1/payments", request).orderNo());
        }
        return orders;
    }

    private void agreesWithTheLedger(String orderNo) {
        List<JsonNode> entries = stack
                .database()
                .queryForList("select bank_order_no from bank_transaction where order_no = ?", String.class, orderNo)
                .stream()
                .map(number -> stack.banks().entry(number))
                .toList();
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.path("payCalls").asInt()).isLessThan(2));
        int successes = entries.stream()
                .mapToInt(entry -> entry.path("successes").asInt())
                .sum();
        assertThat(successes).isEqualTo(state(orderNo).equals("SUCCEEDED") ? 1 : 0);
    }

    private String state(String orderNo) {
        return stack.merchant().get("/v1/payments/" + orderNo).state();
    }

    /** Merchants and operators who call again and again, until they are closed. */
    private static final class Callers implements AutoCloseable {

        private final List<List<Integer>> answers = new ArrayList<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private volatile boolean closed;

        Callers(List<IntSupplier> kinds) {
            for (IntSupplier kind : kinds) {
                for (int caller = 0; caller < CALLERS_OF_EACH_KIND; caller++) {
                    List<Integer> own = new CopyOnWriteArrayList<>();
                    answers.add(own);
                    threads.execute(() -> callUntilClosed(kind, own));
                }
            }
        }

        private void callUntilClosed(IntSupplier call, List<Integer> own) {
            while (!closed) {
                try {
                    own.add(call.getAsInt());
                } catch (AssertionError | RuntimeException failed) {
                    own.add(-1); // no answer, or not the one that the API promises
                    failed.printStackTrace();
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }

        int ended() {
            return answers.stream().mapToInt(List::size).sum();
        }

        /** Each has ended two calls from now on, and the last one so. Nothing but these and former answers was heard. */
        void awaitAnswersToTwoCallsOfEach(Integer... last) {
            List<Integer> before = answers.stream().map(List::size).toList();
            await().atMost(PATIENCE).until(() -> IntStream.range(0, before.size())
                    .allMatch(caller -> answers.get(caller).size() >= before.get(caller) + 2
                            && List.of(last).contains(answers.get(caller).getLast())));
            assertThat(answers.stream().flatMap(List::stream)).isSubsetOf(200, 201, 503);
        }

        @Override
        public void close() {
            closed = true;
            threads.close();
        }
    }
}
