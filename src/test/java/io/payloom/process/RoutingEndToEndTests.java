package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.routing.quota.CounterKey;
import io.payloom.routing.quota.Quotas;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant.Answer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routing as a merchant and a bank see it: the signed API at one end, the simulator's ledger at the other. */
@OnRunningPayloom
class RoutingEndToEndTests {

    private static final int PAYMENTS = 150;

    private static final int FEW = 10;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DECLINED_CARD = "4000000000000002";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());
    private String original = "";

    @BeforeEach
    void rememberTheCatalogue() {
        payloom.banks().behaveNormally();
        original = operator.get("/ops/v1/catalogue").body();
    }

    @AfterEach
    void putItBack() {
        replace(original);
    }

    @Test
    void paymentsOverThreeEqualChannelsSplitByWeight() throws Exception {
        change(catalogue -> {
            CatalogueEditing.part(catalogue, "channels", "northbank-card").put("weight", 5);
            CatalogueEditing.part(catalogue, "channels", "eastbank-card").put("weight", 3);
            ObjectNode third = CatalogueEditing.part(catalogue, "channels", "unionlink-card");
            third.put("weight", 2).remove(List.of("priority", "limits", "serviceHours", "maintenance"));
            ((ObjectNode) third.at("/interfaces/0")).remove(List.of("institutions", "features", "limits"));
            CatalogueEditing.part(catalogue, "pools", "cards")
                    .putArray("accounts")
                    .add("northbank-card")
                    .add("eastbank-card")
                    .add("unionlink-card-1");
        });

        Set<String> orderNos = placeAll(100_000);

        await().atMost(PATIENCE).until(() -> unfinished(orderNos) == heldUp(orderNos));
        Map<String, Long> paidAt = paidByBank(orderNos);
        assertThat(paidAt.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(PAYMENTS - heldUp(orderNos))
                .isGreaterThan(PAYMENTS - FEW);
        assertThat(paidAt.get("northbank")).isBetween(within(75)[0], within(75)[1]);
        assertThat(paidAt.get("eastbank")).isBetween(within(45)[0], within(45)[1]);
        assertThat(paidAt.get("unionlink")).isBetween(within(30)[0], within(30)[1]);
    }

    @Test
    void aDailyLimitIsKeptThroughSuccessFailureAndReroute() throws Exception {
        String scope = "channel/northbank-card:CNY";
        Quotas quotas = payloom.bean(Quotas.class);
        CounterKey today =
                new CounterKey(scope, LocalDate.ofInstant(payloom.clock().instant(), ZoneId.of("Asia/Shanghai")));
        long before = quotas.seen(today).number();
        change(catalogue -> CatalogueEditing.part(catalogue, "channels", "northbank-card")
                .put("weight", 1000)
                .putArray("limits")
                .addObject()
                .put("currency", "CNY")
                .put("dailyCount", before + 8));

        List<String> orderNos = new ArrayList<>();
        for (int order = 0; order < 4; order++) {
            orderNos.add(pay(300_000).orderNo()); // paid
            orderNos.add(pay(300_001).orderNo()); // declined
        }

        assertThat(quotas.counters(today.day(), today.day()).get(today))
                .satisfies(counter -> assertThat(counter.number() - before).isBetween(3L, 4L));
        assertThat(orderNos)
                .flatExtracting(orderNo -> payloom.database()
                        .queryForList(
                                "select state from quota_hold where scope = ? and order_no = ?",
                                String.class,
                                scope,
                                orderNo))
                .contains("CONFIRMED", "RELEASED")
                .doesNotContain("HELD");
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void aPayerWithInsufficientFundsTooOftenIsRefusedAtTheDoor() {
        for (int order = 0; order < 5; order++) {
            assertThat(payWith(DECLINED_CARD, 400_001).text("/result/code")).isEqualTo("INSUFFICIENT_FUNDS");
        }

        Answer refused = payWith(DECLINED_CARD, 400_000);

        assertThat(refused.state()).isEqualTo("FAILED");
        assertThat(refused.text("/result/code")).isEqualTo("PAYER_REFUSED");
        payloom.moveClock(Duration.ofMinutes(11));
        assertThat(payWith(DECLINED_CARD, 400_000).state()).isEqualTo("SUCCEEDED");
    }

    /** Four standard deviations about the expected number: exceeded once in 15,000 runs. */
    private static long[] within(int expected) {
        double deviation = Math.sqrt(expected * (1 - expected / (double) PAYMENTS));
        return new long[] {Math.round(expected - 4 * deviation), Math.round(expected + 4 * deviation)};
    }

    private Set<String> placeAll(long fen) throws Exception {
        List<Callable<String>> payments = new ArrayList<>();
        for (int payment = 0; payment < PAYMENTS; payment++) {
            payments.add(() -> pay(fen, 0).orderNo());
        }
        List<String> orderNos = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> payment : threads.invokeAll(payments)) {
                orderNos.add(payment.get());
            }
        }
        assertThat(orderNos).doesNotContain("").doesNotHaveDuplicates();
        return Set.copyOf(orderNos);
    }

    private long unfinished(Set<String> orderNos) {
        return payloom
                .database()
                .queryForList("select order_no from payment where final_at is null", String.class)
                .stream()
                .filter(orderNos::contains)
                .count();
    }

    /** On a busy machine some senders are held up too long; then they do not send, and the bank is asked until it is sure. */
    private long heldUp(Set<String> orderNos) {
        return payloom
                .database()
                .queryForList(
                        "select order_no, bank_order_no from bank_transaction where state = 'PROCESSING' and created_at > ?",
                        Timestamp.from(payloom.clock().instant().minus(Duration.ofHours(1))))
                .stream()
                .filter(row -> orderNos.contains(String.valueOf(row.get("order_no"))))
                .filter(row -> payloom.banks()
                        .entry(String.valueOf(row.get("bank_order_no")))
                        .isMissingNode())
                .count();
    }

    /** What the banks say, matched by the bank order numbers of these orders. */
    private Map<String, Long> paidByBank(Set<String> orderNos) {
        Set<String> bankOrderNos =
                payloom.database().queryForList("select order_no, bank_order_no from bank_transaction").stream()
                        .filter(row -> orderNos.contains(String.valueOf(row.get("order_no"))))
                        .map(row -> String.valueOf(row.get("bank_order_no")))
                        .collect(Collectors.toSet());
        return StreamSupport.stream(payloom.banks().ledger().spliterator(), false)
                .filter(entry -> bankOrderNos.contains(entry.get("orderNo").asText()))
                .filter(entry -> entry.get("successes").asInt() == 1)
                .collect(Collectors.groupingBy(entry -> entry.get("bank").asText(), Collectors.counting()));
    }

    private Answer pay(long fen) {
        return pay(fen, 20);
    }

    private Answer pay(long fen, int seconds) {
        String body = Orders.aCardPayment(fen, null);
        return seconds == 0
                ? payloom.merchant().post("/v1/payments", body)
                : payloom.merchant().postAndWait("/v1/payments", body, seconds);
    }

    private Answer payWith(String card, long fen) {
        return payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(Orders.number(), fen, card, null), 20);
    }

    private void change(Consumer<JsonNode> edit) {
        replace(CatalogueEditing.edit(original, edit));
    }

    private void replace(String yaml) {
        OperatorClient.Answer present = operator.get("/ops/v1/catalogue");
        OperatorClient.Answer done =
                operator.yaml("PUT", "/ops/v1/catalogue", yaml, Map.of("If-Match", present.etag()));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        long version = done.json().at("/version").asLong();
        await().atMost(SOON)
                .until(() -> operator.post(
                                        "/ops/v1/routes/dry-run",
                                        """
                        {"merchant":"M1","method":"card","type":"credit","amount":{"value":1200,"currency":"CNY"}}""")
                                .json()
                                .at("/explanation/catalogueVersion")
                                .asLong()
                        == version);
    }
}
