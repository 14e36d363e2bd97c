package io.payloom.routing;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** One decision, as Payloom makes it and as a plain rules engine would, for the benchmark and the test that compares them. */
public final class BenchedRouting {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final RoutingTable table;
    private final RoutingRequest order;
    private final List<CandidateSet> singles = new ArrayList<>();
    private final Rules rules = new Rules();
    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private final RandomGenerator chance = new SplittableRandom(1);

    public BenchedRouting(CatalogueContent content) {
        table = new RoutingTable(new Catalogue(1, content));
        order = new RoutingRequest(
                "P1",
                1,
                Operation.PAY,
                "M1",
                "card",
                "credit",
                Money.cny(1200),
                new RoutingRequest.Details("ICBC", "622202", null, null, null, null, null, null, null),
                false,
                Set.of());
        CandidateSet all = table.candidates(order);
        for (int index = 0; index < all.size(); index++) {
            singles.add(alone(all.get(index)));
        }
        int priority = 0;
        for (Filter filter : Filter.values()) {
            rules.register(new RuleBuilder()
                    .name(filter.word())
                    .priority(priority++)
                    .when(facts -> facts.<Selection>get("selection").isAnyLeft())
                    .then(facts -> filter.sift(facts.get("selection")))
                    .build());
        }
    }

    /** Lets go of what only the plain engine needs. */
    public void forgetTheBaseline() {
        singles.clear();
    }

    /** Payloom's way, up to the winner; without the words. */
    public String decide() {
        return winner(Chooser.of(selection(table.candidates(order)), 1));
    }

    /** Payloom's way with the explanation as it is stored. */
    public String decideAndExplain() {
        Chooser.Choice choice =
                Chooser.of(selection(table.candidates(order)), 1).choose(chance);
        return DecisionRow.of(order, choice, List.of(order.amount().value()), NOON)
                .explanation();
    }

    /** The same rules, fired once per candidate; then the same ranking and draw. */
    public String decideByPlainEngine() {
        Selection selection = selection(table.candidates(order));
        BitSet survivors = survivorsByPlainEngine();
        selection.removeCandidates(
                Filter.MEMORY, candidate -> survivors.get(candidate.index()) ? null : "the plain engine says so");
        Lottery lottery = Objects.requireNonNull(Ranking.rank(selection).lottery());
        return lottery.draw(chance).winner().account().code();
    }

    /** Which candidates a plain engine leaves. */
    public BitSet survivorsByPlainEngine() {
        BitSet left = new BitSet();
        for (int index = 0; index < singles.size(); index++) {
            Selection single = selection(singles.get(index));
            Facts facts = new Facts();
            facts.put("selection", single);
            engine.fire(rules, facts);
            left.set(index, single.isAnyLeft());
        }
        return left;
    }

    /** Which candidates Payloom leaves. */
    public BitSet survivors() {
        BitSet left = new BitSet();
        Selection selection = Chooser.of(selection(table.candidates(order)), 1).selection();
        selection.left(0, singles.size()).forEach(candidate -> left.set(candidate.index()));
        return left;
    }

    /** A route with this candidate alone. */
    private static CandidateSet alone(Candidate candidate) {
        CandidateSet.Builder builder = new CandidateSet.Builder();
        builder.pool(
                candidate.offer().pool().pool(),
                Map.of(candidate.offer().channel(), List.of(candidate.account())),
                candidate.offer().terms().operation());
        return builder.build();
    }

    private String winner(Chooser chooser) {
        Candidate winner = chooser.choose(chance).winner();
        return winner == null ? "none" : winner.account().code();
    }

    private Selection selection(CandidateSet candidates) {
        return new Selection(new OrderFacts(order, NOON, null), candidates, new Quiet());
    }

    /** Nothing is used, nobody is ill. */
    private static final class Quiet implements Conditions {

        private final Map<CounterKey, Counter> counters = Map.of();

        @Override
        public Counter counter(CounterKey key) {
            return counters.getOrDefault(key, Counter.ZERO);
        }

        @Override
        public int openCalls(String channel) {
            return 0;
        }

        @Override
        public int backlog(String channel) {
            return 0;
        }

        @Override
        public OptionalLong reserve(String account, String currency) {
            return OptionalLong.empty();
        }

        @Override
        public int dynamicWeight(String channel) {
            return 0;
        }

        @Override
        public OptionalInt successPercent(String pool) {
            return OptionalInt.empty();
        }

        @Override
        public PayerRecord payer() {
            return PayerRecord.UNKNOWN;
        }
    }
}
