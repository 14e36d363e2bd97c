package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.local.PayloomProcess;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.OnSecondStack;
import io.payloom.support.Orders;
import io.payloom.support.SecondStack;
import io.payloom.support.ShortTimes;
import io.payloom.support.SigningMerchant;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Many orders whose queries fell due while nothing asked: after the restart they are asked by the pace of their
 * channels, and no bank is run over.
 */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryStormEndToEndTests {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ORDERS = 120;
    private static final int AT_ONCE = 8;

    /** Before the restart, however long the placing takes. */
    private static final String ASKING_NO_BANK = "-Dcamunda.client.worker.override.query-bank.enabled=false";

    /** Answered with a code that decides nothing; the bank books it later and tells nobody who does not ask. */
    private static final int UNKNOWN_CODE = 7;

    /** Queries per second by channel, and the bank behind it, at which nobody else asks in this test. */
    private static final Map<String, Integer> RATES = Map.of("northbank", 4, "eastbank", 2);

    /**
     * A busy machine sends some of what it was allowed a second late, together with what is due then, and a bank that it
     * holds up for some seconds counts all that came meanwhile in one.
     */
    private static final int LATENESS = 6;

    private static final int WINDOW = 5;

    private final SecondStack stack = SecondStack.get();
    private final String merchantOrders = "storm-" + Instant.now().toEpochMilli() + "-";
    private @Nullable ShortTimes times;

    @AfterAll
    void close() {
        if (times != null) {
            stack.payloom();
            times.close();
        }
    }

    @Test
    void whatFellDueWhileNothingAskedIsAskedByTheChannelsPace() throws InterruptedException, ExecutionException {
        PayloomProcess payloom = stack.payloom(ASKING_NO_BANK);
        times = new ShortTimes(payloom.url(), QueryStormEndToEndTests::askSlowly);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
        placeAll();
        await().atMost(PATIENCE).until(() -> count("next_query_at is not null") == ORDERS);
        payloom.kill();
        await().atMost(PATIENCE).until(() -> count("next_query_at <= ?", Timestamp.from(Instant.now())) == ORDERS);
        assertThat(count("query_count > 0 or final_at is not null")).isZero();

        Instant restart = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stack.payloom();
        Instant started = Instant.now();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(unfinished()).isEmpty());

        System.out.printf(
                "%d orders due at the restart, all asked %d s after it%n",
                ORDERS, Duration.between(started, Instant.now()).toSeconds());
        RATES.forEach((bank, rate) -> keptItsPace(bank, rate, restart));
        // A sender that a busy machine holds up too long does not send.
        assertThat(count("unified_code in ('SUCCEEDED', 'NOT_RECEIVED_BY_BANK')"))
                .isEqualTo(ORDERS);
    }

    private void keptItsPace(String bank, int rate, Instant restart) {
        SortedMap<Instant, Integer> queries = stack.banks().queries(bank).tailMap(restart);
        System.out.printf(
                "%s was asked %d times in %d s, at most %d times in %d s of %d each%n",
                bank,
                sum(queries),
                Duration.between(queries.firstKey(), queries.lastKey()).toSeconds() + 1,
                most(queries),
                WINDOW,
                rate);
        assertThat(most(queries)).as(bank + " by second: " + queries).isLessThanOrEqualTo(rate * (WINDOW + LATENESS));
    }

    private static int most(SortedMap<Instant, Integer> queries) {
        return queries.keySet().stream()
                .mapToInt(from -> sum(queries.subMap(from, from.plusSeconds(WINDOW))))
                .max()
                .orElseThrow();
    }

    private static int sum(SortedMap<Instant, Integer> queries) {
        return queries.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void askSlowly(JsonNode catalogue) {
        RATES.forEach((bank, rate) -> {
            String channel = bank + "-card";
            CatalogueEditing.part(catalogue, "channels", channel).put("queriesPerSecond", rate);
            ShortTimes.payInterface(catalogue, channel).put("querySchedule", "10s,10s,10s,10s,30s,30s,1m,1m,1m");
        });
    }

    private void placeAll() throws InterruptedException, ExecutionException {
        SigningMerchant merchant = stack.merchant();
        List<Callable<SigningMerchant.Answer>> payments = IntStream.range(0, ORDERS)
                .mapToObj(one -> Orders.aCardPayment(merchantOrders + one, 90_000 + UNKNOWN_CODE, Cards.next(), null))
                .map(request ->
                        (Callable<SigningMerchant.Answer>) () -> merchant.postUntilAnswered("/v1/payments", request))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<SigningMerchant.Answer> placed : threads.invokeAll(payments)) {
                assertThat(placed.get().status()).isEqualTo(201);
            }
        }
    }

    private List<String> unfinished() {
        return stack.database()
                .queryForList(
                        "select concat_ws(' ', t.transaction_no, t.state, t.query_count, t.next_query_at, t.last_answer)"
                                + " from bank_transaction t join payment p on p.order_no = t.order_no"
                                + " where p.merchant_order_no like ? and t.final_at is null",
                        String.class,
                        merchantOrders + "%");
    }

    private int count(String condition, Object... arguments) {
        return stack.database()
                .queryForObject(
                        "select count(*) from bank_transaction t join payment p on p.order_no = t.order_no"
                                + " where p.merchant_order_no like '" + merchantOrders + "%' and ("
                                + condition.replaceAll("(next_query_at|final_at|unified_code|query_count)", "t.$1")
                                + ")",
                        Integer.class,
                        arguments);
    }
}
