package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.local.PayloomProcess;
import io.payloom.support.Cards;
import io.payloom.support.CatalogueEditing;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A thousand orders whose queries fell due while nothing ran, or as many as the machine takes in half a minute: they go on
 * by schedule, and no bank is run over. {@code -Dpayloom.test.storm-placing=PT5M} gives a slow machine time for all.
 */
@EnabledIfSystemProperty(named = "payloom.test.long", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryStormEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;
    private static final Duration PLACING = Duration.parse(System.getProperty("payloom.test.storm-placing", "PT30S"));

    /** Of the first query; until then everything is placed. */
    private static final Duration FIRST_GAP = PLACING.plusSeconds(15);

    /** Answered with a code that decides nothing; the bank books it later and tells nobody who does not ask. */
    private static final int UNKNOWN_CODE = 7;

    /** Queries per second by channel, and the bank behind it, at which nobody else asks in this test. */
    private static final Map<String, Integer> RATES = Map.of("northbank", 40, "eastbank", 20);

    private final SecondStack stack = SecondStack.get();
    private final PayloomProcess payloom =
            stack.alone("storm-payloom", Map.of("camunda.client.worker.defaults.timeout", "PT12S"));
    private final String merchantOrders = "storm-" + Instant.now().toEpochMilli() + "-";
    private @Nullable ShortTimes times;

    @AfterAll
    void close() {
        if (times != null && payloom.isRunning()) {
            times.close();
        }
        payloom.close();
    }

    @Test
    void whatFellDueWhileNothingRanIsAskedByTheChannelsPace() {
        payloom.start();
        times = new ShortTimes(payloom.url(), QueryStormEndToEndTests::askLateAndSlowly);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
        int orders = placeAll();
        await().atMost(PATIENCE.plus(PLACING))
                .until(() -> count("next_query_at is not null or final_at is not null") == orders);
        payloom.kill();
        await().atMost(PATIENCE.plus(PLACING))
                .until(() -> count("next_query_at > ?", Timestamp.from(Instant.now())) == 0);
        int due = count("final_at is null");

        Instant restart = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        payloom.start();
        Instant started = Instant.now();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(unfinished()).isEmpty());

        System.out.printf(
                "%d orders placed, %d due at the restart, all asked %d s after it%n",
                orders, due, Duration.between(started, Instant.now()).toSeconds());
        RATES.forEach((bank, rate) -> {
            SortedMap<Instant, Integer> queries = stack.banks().queries(bank).tailMap(restart);
            System.out.printf(
                    "%s was asked %d times in %d s, at most %d times in a second of %d%n",
                    bank,
                    queries.values().stream().mapToInt(Integer::intValue).sum(),
                    Duration.between(queries.firstKey(), queries.lastKey()).toSeconds() + 1,
                    queries.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                    rate);
            assertThat(queries.values()).allSatisfy(second -> assertThat(second).isLessThanOrEqualTo(rate));
        });
        assertThat(due).isPositive();
        // A sender that a busy machine holds up too long does not send.
        assertThat(count("unified_code in ('SUCCEEDED', 'NOT_RECEIVED_BY_BANK')"))
                .isEqualTo(orders);
    }

    private static void askLateAndSlowly(JsonNode catalogue) {
        RATES.forEach((bank, rate) -> {
            String channel = bank + "-card";
            CatalogueEditing.part(catalogue, "channels", channel).put("queriesPerSecond", rate);
            ShortTimes.payInterface(catalogue, channel)
                    .put("querySchedule", FIRST_GAP.toSeconds() + "s,10s,10s,10s,30s,30s,1m,1m,1m");
        });
    }

    /** Returns how many there are; one whose answer a busy machine lost counts, too. */
    private int placeAll() {
        SigningMerchant merchant = stack.merchant(payloom);
        Instant end = Instant.now().plus(PLACING);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int one = 0; one < MOST; one++) {
                String request = Orders.aCardPayment(merchantOrders + one, 90_000 + UNKNOWN_CODE, Cards.next(), null);
                threads.execute(() -> {
                    if (Instant.now().isBefore(end)) {
                        merchant.post("/v1/payments", request);
                    }
                });
            }
        }
        return stack.database()
                .queryForObject(
                        "select count(*) from payment where merchant_order_no like ?",
                        Integer.class,
                        merchantOrders + "%");
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
                                + " where p.merchant_order_no like '" + merchantOrders + "%' and "
                                + condition.replaceAll("(next_query_at|final_at|unified_code)", "t.$1"),
                        Integer.class,
                        arguments);
    }
}
