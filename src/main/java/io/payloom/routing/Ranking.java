package io.payloom.routing;

import io.payloom.expression.Expression;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds the pool that takes the order and puts its channels in order. */
final class Ranking {

    private final Selection selection;
    private final List<Step> passedBy = new ArrayList<>();

    private Ranking(Selection selection) {
        this.selection = selection;
    }

    /** The draw among what is left, and the pools that were passed by on the way to it. */
    static Ranked rank(Selection selection) {
        Ranking ranking = new Ranking(selection);
        Offer.PoolPlan pool = ranking.pool();
        return new Ranked(ranking.passedBy, pool == null ? null : ranking.lottery(pool));
    }

    /** The first pool with a candidate that does well enough; where none does, the first with a candidate. */
    private Offer.@Nullable PoolPlan pool() {
        Offer.PoolPlan firstUsable = null;
        for (Offer.PoolPlan plan : selection.candidates().pools()) {
            String code = plan.pool().code();
            if (!selection.isAnyLeft(plan.from(), plan.to())) {
                passedBy.add(Step.passedBy(code, Step.How.NOTHING_LEFT, null));
                continue;
            }
            OptionalInt percent = selection.conditions().successPercent(code);
            Integer least = plan.pool().minSuccessPercent();
            if (least == null || percent.isEmpty() || percent.getAsInt() >= least) {
                return plan;
            }
            passedBy.add(Step.passedBy(
                    code,
                    Step.How.HANDED_OVER,
                    "of its last transactions " + percent.getAsInt() + " % succeeded, " + least + " % are wanted"));
            firstUsable = firstUsable == null ? plan : firstUsable;
        }
        return firstUsable;
    }

    private Lottery lottery(Offer.PoolPlan plan) {
        List<Offer> offers = selection.offersLeft(plan);
        return switch (plan.pool().ranking()) {
            case PRIORITY -> new Lottery(selection, plan, offers, priorities(offers), null);
            case COST -> new Lottery(selection, plan, offers, null, fees(offers));
        };
    }

    private @Nullable Long[] fees(List<Offer> offers) {
        @Nullable Long[] fees = new Long[offers.size()];
        for (int index = 0; index < fees.length; index++) {
            fees[index] = selection
                    .left(offers.get(index).from(), offers.get(index).to())
                    .stream()
                    .map(candidate -> candidate.fee(selection.order()))
                    .filter(java.util.Objects::nonNull)
                    .min(Long::compare)
                    .orElse(null);
        }
        return fees;
    }

    private int[] priorities(List<Offer> offers) {
        Map<ZoneId, @Nullable Integer[]> values = new HashMap<>(2);
        int[] priorities = new int[offers.size()];
        for (int index = 0; index < priorities.length; index++) {
            Offer offer = offers.get(index);
            @Nullable
            Integer[] ofZone = values.computeIfAbsent(offer.channel().timeZone(), zone -> evaluate(zone, offers));
            int sum = 0;
            for (PriorityPart part : offer.priority()) {
                Integer value = ofZone[part.expression()];
                sum += value == null ? 0 : value;
            }
            priorities[index] = Math.max(0, sum);
        }
        return priorities;
    }

    /** Each distinct expression that an offer of this zone needs, once and together. */
    private @Nullable Integer[] evaluate(ZoneId zone, List<Offer> offers) {
        ExpressionList all = selection.candidates().expressions();
        BitSet numbers = new BitSet(all.size());
        for (Offer offer : offers) {
            if (offer.channel().timeZone().equals(zone)) {
                offer.priority().forEach(part -> numbers.set(part.expression()));
            }
        }
        List<Expression> needed = new ArrayList<>();
        numbers.stream().forEach(number -> needed.add(all.get(number)));
        @Nullable
        Integer[] results =
                ExpressionList.feel().evaluate(needed, () -> selection.facts().forExpressions(zone));
        @Nullable Integer[] byNumber = new Integer[all.size()];
        int next = 0;
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            byNumber[number] = results[next++];
        }
        return byNumber;
    }

    /** @param lottery null when no pool has a candidate */
    record Ranked(List<Step> passedBy, @Nullable Lottery lottery) {}
}
