package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.bankside.AnotherInstance;
import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.CatalogueChanges;
import io.payloom.catalogue.CatalogueEditions;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.EditionText;
import io.payloom.catalogue.Replacement;
import io.payloom.kernel.Numbers;
import io.payloom.kernel.OrderKind;
import io.payloom.routing.quota.Quotas;
import io.payloom.support.CatalogueEditing;
import java.time.Duration;
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

    private final Routing routing;
    private final Catalogues catalogues;
    private final CatalogueEditions editions;
    private final CatalogueChanges changes;
    private final Quotas quotas;
    private final EditionText original;

    RoutingLoadModuleTests(
            Routing routing,
            Catalogues catalogues,
            CatalogueEditions editions,
            CatalogueChanges changes,
            Quotas quotas) {
        this.routing = routing;
        this.catalogues = catalogues;
        this.editions = editions;
        this.changes = changes;
        this.quotas = quotas;
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
            northbank.putArray("limits").addObject().put("currency", "CNY").put("dailyCount", 30);
            ((ObjectNode) channel(catalogue, "eastbank-card").at("/accounts/0"))
                    .putArray("limits")
                    .addObject()
                    .put("currency", "CNY")
                    .put("dailyAmount", 100 * 1200 + 1199);
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
        return RoutingModuleTests.aCardOrder(Numbers.nextOrder(OrderKind.PAYMENT), 1, Set.of());
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
