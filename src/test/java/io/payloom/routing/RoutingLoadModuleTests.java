package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.bankside.AnotherInstance;
import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.change.CatalogueChanges;
import io.payloom.catalogue.change.CatalogueEditions;
import io.payloom.catalogue.change.EditionText;
import io.payloom.catalogue.change.ProposedCatalogue;
import io.payloom.catalogue.change.Replacement;
import io.payloom.kernel.Money;
import io.payloom.payment.PaymentKind;
import io.payloom.payout.PayoutKind;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import io.payloom.routing.quota.Quotas;
import io.payloom.support.CatalogueEditing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Many orders at once, two instances, one database, and a catalogue that changes meanwhile. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoutingLoadModuleTests {

    private static final int ORDERS = 200;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final List<String> ADDED = List.of(
            "channel/northbank-card:CNY",
            "channel/northbank-card/ICBC:CNY",
            "interface/northbank-card/PAY:CNY",
            "account/northbank-card:CNY",
            "pool/cards:CNY",
            "mix/cards/credit:CNY",
            "channel/northbank-payout:CNY",
            "channel/northbank-payout/ICBC:CNY",
            "interface/northbank-payout/PAYOUT:CNY",
            "account/northbank-payout-1:CNY",
            "pool/payouts-direct/ICBC:CNY");

    private final Routing routing;
    private final Catalogues catalogues;
    private final CatalogueEditions editions;
    private final CatalogueChanges changes;
    private final Quotas quotas;
    private final DryRun dryRun;
    private final EditionText original;

    RoutingLoadModuleTests(
            Routing routing,
            Catalogues catalogues,
            CatalogueEditions editions,
            CatalogueChanges changes,
            Quotas quotas,
            DryRun dryRun) {
        this.routing = routing;
        this.catalogues = catalogues;
        this.editions = editions;
        this.changes = changes;
        this.quotas = quotas;
        this.dryRun = dryRun;
        this.original = editions.export();
    }

    private AnotherInstance other;

    @BeforeEach
    void startAnotherInstance() {
        other = new AnotherInstance();
    }

    @AfterEach
    void putTheCatalogueBack() {
        replace(original.yaml());
        other.close();
    }

    @Test
    void aDailyLimitHoldsExactlyUnder200OrdersOnTwoInstancesAndTheNextInRankTakesTheRest() throws Exception {
        change(catalogue -> {
            ObjectNode northbank = channel(catalogue, "northbank-card");
            northbank.putArray("priority").addObject().put("category", "cost").put("value", "10");
            northbank
                    .putArray("limits")
                    .addObject()
                    .put("currency", "CNY")
                    .put("dailyCount", 30 + seen("channel/northbank-card:CNY").number());
            ((ObjectNode) channel(catalogue, "eastbank-card").at("/accounts/0"))
                    .putArray("limits")
                    .addObject()
                    .put("currency", "CNY")
                    .put(
                            "dailyAmount",
                            100 * 1200
                                    + 1199
                                    + seen("account/eastbank-card:CNY").amount());
        });

        List<RoutingDecision> decisions = together();

        Map<String, Long> routed = decisions.stream()
                .collect(Collectors.groupingBy(
                        decision -> decision instanceof RoutingDecision.Routed one ? one.channel() : "none",
                        Collectors.counting()));
        assertThat(routed)
                .containsExactlyInAnyOrderEntriesOf(Map.of("northbank-card", 30L, "eastbank-card", 100L, "none", 70L));
        assertThat(quotas.differences()).isEmpty();
        assertThat(decisions)
                .filteredOn(decision ->
                        decision.explanation().steps().stream().anyMatch(step -> step.how() == Step.How.LIMIT_TAKEN))
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(decision.explanation().inWords())
                        .anyMatch(words -> words.contains("others took the rest of a limit in the meantime")));
        assertThat(decisions)
                .filteredOn(decision -> decision instanceof RoutingDecision.NoChannel)
                .allSatisfy(decision ->
                        assertThat(decision.explanation().refusal().code()).isEqualTo("LIMIT_REACHED"));
    }

    /**
     * Issue 13, item 8: on whatever limits are set, for payments and payouts, with and without institution or card; both
     * instances keep to them, and one that was away for a while has missed nothing.
     */
    @Test
    void limitsThatAreAddedDuringTheDayCountWhatTheDayHasSeen() {
        String card = "c".repeat(64);
        change(RoutingLoadModuleTests::onlyNorthbank);
        Map<CounterKey, Counter> before = new HashMap<>();
        ADDED.forEach(scope -> before.put(new CounterKey(scope, today()), seen(scope)));
        assertThat(routedOf(5, Operation.PAY, card)).isEqualTo(5);
        assertThat(routedOf(5, Operation.PAYOUT, card)).isEqualTo(5);
        Consumer<JsonNode> limited = catalogue -> {
            onlyNorthbank(catalogue);
            for (String channel : List.of("/channels/northbank-card", "/channels/northbank-payout")) {
                limit(part(catalogue, channel), null, "dailyCount", 1_000_000);
                limit(part(catalogue, channel), "ICBC", "dailyCount", 1_000_000);
                limit(part(catalogue, channel + "/interfaces/0"), null, "dailyAmount", 1_000_000_000_000L);
                limit(part(catalogue, channel + "/accounts/0"), null, "dailyCount", 1_000_000);
            }
            limit(part(catalogue, "/channels/northbank-card/interfaces/0"), "ICBC", "cardDailyAmount", 8 * 1200 + 1199);
            limit(part(catalogue, "/pools/cards"), null, "dailyAmount", 1_000_000_000_000L);
            limit(
                    part(catalogue, "/pools/payouts-direct"),
                    "ICBC",
                    "dailyCount",
                    8
                            + before.get(new CounterKey("pool/payouts-direct/ICBC:CNY", today()))
                                    .number());
            part(catalogue, "/pools/cards").put("maxDebitCreditDifference", 1_000_000_000_000L);
        };

        change(limited);
        assertThat(routedOf(1, Operation.PAY, card)).as("of 8, 5 are used").isEqualTo(1);
        assertThat(routedOf(1, Operation.PAYOUT, card)).as("of 8, 5 are used").isEqualTo(1);
        change(RoutingLoadModuleTests::onlyNorthbank);
        assertThat(routedOf(1, Operation.PAY, card)).as("without limits").isEqualTo(1);
        assertThat(routedOf(1, Operation.PAYOUT, card)).as("without limits").isEqualTo(1);
        change(limited);

        assertThat(routedOf(4, Operation.PAY, card)).as("of 8, 7 are used").isEqualTo(1);
        assertThat(routedOf(4, Operation.PAYOUT, card)).as("of 8, 7 are used").isEqualTo(1);
        Map<CounterKey, Counter> after = quotas.counters(today(), today());
        before.forEach((key, counter) -> assertThat(after.get(key))
                .as(key.scope())
                .isEqualTo(new Counter(counter.amount() + 8 * 1200, counter.number() + 8)));
        assertThat(quotas.differences()).isEmpty();
    }

    /** Issue 13, item 8: the mix of cards is steered by the whole day, and a dry run knows what a new limit would count. */
    @Test
    void theMixAndADryRunCountWhatTheDayHasSeen() {
        String scope = "interface/northbank-card/PAY/ICBC:CNY";
        change(RoutingLoadModuleTests::onlyNorthbank);
        assertThat(routedOf(2, Operation.PAY, "d".repeat(64))).isEqualTo(2);
        long taken = seen(scope).number();
        long credit = seen("mix/cards/credit:CNY").amount()
                - seen("mix/cards/debit:CNY").amount();

        assertThat(winsWith(taken, credit + 1200)).isNotEmpty();
        assertThat(winsWith(taken - 1, credit + 1200)).as("the limit is full").isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(winsWith(taken, credit + 1199)) // gauges are read now and then
                        .as("the mix is full")
                        .isEmpty());
    }

    /** With room for one order more, in a catalogue that is not in use. */
    private List<DryRun.Wins> winsWith(long takenOfTheLimit, long difference) {
        String yaml = edited(catalogue -> {
            onlyNorthbank(catalogue);
            limit(part(catalogue, "/channels/northbank-card/interfaces/0"), "ICBC", "dailyCount", takenOfTheLimit + 1);
            part(catalogue, "/pools/cards").put("maxDebitCreditDifference", difference);
        });
        return dryRun.run(
                        aRequest(Operation.PAY, "d".repeat(64)),
                        Instant.now(),
                        ((ProposedCatalogue.Usable) changes.hypothetical(yaml)).catalogue(),
                        10)
                .wins();
    }

    private static void onlyNorthbank(JsonNode catalogue) {
        part(catalogue, "/pools/cards").putArray("accounts").add("northbank-card");
        part(catalogue, "/pools/payouts-direct").putArray("accounts").add("northbank-payout-1");
        part(catalogue, "/channels/northbank-payout").remove("reserve");
        part(catalogue, "/channels/northbank-payout/interfaces/0").remove("limits");
        part(catalogue, "/merchants/*").get("routes").forEach(route -> {
            if (route.at("/operation").asText().equals("payout")) {
                ((ObjectNode) route).putArray("pools").add("payouts-direct");
            }
        });
    }

    private static void limit(ObjectNode owner, @Nullable String institution, String kind, long most) {
        ObjectNode limit =
                owner.withArray("limits").addObject().put("currency", "CNY").put(kind, most);
        if (institution != null) {
            limit.put("institution", institution);
        }
    }

    private int routedOf(int orders, Operation operation, String card) {
        int routed = 0;
        for (int order = 0; order < orders; order++) {
            Routing instance = order % 2 == 0 ? routing : other.bean(Routing.class);
            routed += instance.decide(aRequest(operation, card)) instanceof RoutingDecision.Routed ? 1 : 0;
        }
        return routed;
    }

    private static RoutingRequest aRequest(Operation operation, String card) {
        boolean payment = operation == Operation.PAY;
        return new RoutingRequest(
                (payment ? PaymentKind.PAYMENT : PayoutKind.PAYOUT).nextNumber(),
                1,
                operation,
                "M1",
                payment ? "card" : "bank-transfer",
                payment ? "credit" : "private",
                Money.cny(1200),
                new RoutingRequest.Details("ICBC", null, null, null, null, null, null, payment ? card : null, null),
                false,
                Set.of());
    }

    private Counter seen(String scope) {
        return quotas.seen(new CounterKey(scope, today()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** Such as {@code /channels/northbank-card/accounts/0}. */
    private static ObjectNode part(JsonNode catalogue, String pointer) {
        String[] steps = pointer.split("/", 4);
        ObjectNode part = CatalogueEditing.part(catalogue, steps[1], steps[2]);
        return steps.length == 3 ? part : (ObjectNode) part.at("/" + steps[3]);
    }

    @Test
    void noOrderSeesAMixtureWhileTheCatalogueChanges() throws Exception {
        Map<Long, String> categories = new HashMap<>();
        String[] variants = {variant("first", "northbank-card"), variant("second", "eastbank-card")};
        categories.put(replace(variants[0]), "northbank-card");
        awaitEverywhere();
        ConcurrentLinkedQueue<RoutingDecision> decisions = new ConcurrentLinkedQueue<>();
        AtomicBoolean changing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int worker = 0; worker < 4; worker++) {
                Routing instance = worker % 2 == 0 ? routing : other.bean(Routing.class);
                threads.submit(() -> {
                    while (changing.get()) {
                        decisions.add(instance.decide(anOrder()));
                    }
                });
            }
            for (int change = 1; change <= 6; change++) {
                long version = replace(variants[change % 2]);
                categories.put(version, change % 2 == 0 ? "northbank-card" : "eastbank-card");
                await().atMost(SOON).until(() -> catalogues.current().version() == version);
            }
            changing.set(false);
        }

        assertThat(decisions).hasSizeGreaterThan(100);
        assertThat(decisions.stream()
                        .map(decision -> decision.explanation().catalogueVersion())
                        .distinct())
                .hasSizeGreaterThan(4);
        assertThat(decisions).allSatisfy(decision -> {
            String preferred = categories.get(decision.explanation().catalogueVersion());
            List<Step.Score> scores = decision.explanation().steps().getLast().scores();
            assertThat(scores).hasSize(2).allSatisfy(score -> assertThat(score.priority())
                    .isEqualTo(score.channel().equals(preferred) ? 10 : 5));
            assertThat(decision.explanation().winner()).startsWith(preferred);
        });
    }

    /** The preferred channel has priority 10, the other 5: a mixture would have two of the same. */
    private String variant(String name, String preferred) {
        return edited(catalogue -> {
            for (String code : List.of("northbank-card", "eastbank-card")) {
                ObjectNode channel = channel(catalogue, code);
                channel.put("name", name);
                channel.putArray("priority")
                        .addObject()
                        .put("category", name)
                        .put("value", code.equals(preferred) ? "10" : "5");
            }
        });
    }

    private List<RoutingDecision> together() throws Exception {
        List<Callable<RoutingDecision>> orders = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            Routing instance = order % 2 == 0 ? routing : other.bean(Routing.class);
            orders.add(() -> instance.decide(anOrder()));
        }
        List<RoutingDecision> decisions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<RoutingDecision> decision : threads.invokeAll(orders)) {
                decisions.add(decision.get());
            }
        }
        return decisions;
    }

    private static RoutingRequest anOrder() {
        return RoutingModuleTests.aCardOrder(PaymentKind.PAYMENT.nextNumber(), 1, Set.of());
    }

    private void change(Consumer<JsonNode> edit) {
        replace(edited(edit));
        awaitEverywhere();
    }

    private void awaitEverywhere() {
        long version = editions.export().version();
        await().atMost(SOON)
                .until(() -> catalogues.current().version() == version
                        && other.bean(Catalogues.class).current().version() == version);
    }

    private long replace(String yaml) {
        Replacement done = changes.replace(yaml, editions.export().version(), "a test", null);
        assertThat(done).isInstanceOf(Replacement.Replaced.class);
        return ((Replacement.Replaced) done).version();
    }

    private String edited(Consumer<JsonNode> edit) {
        return CatalogueEditing.edit(original.yaml(), edit);
    }

    private static ObjectNode channel(JsonNode catalogue, String code) {
        return CatalogueEditing.part(catalogue, "channels", code);
    }
}
