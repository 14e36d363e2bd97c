package io.payloom.routing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One decision in the making: which candidates are left, and why the others are not. */
final class Selection {

    private final OrderFacts facts;
    private final CandidateSet candidates;
    private final Conditions conditions;
    private final BitSet left;
    private final BitSet aside;
    private final List<Removal> removals = new ArrayList<>();

    Selection(OrderFacts facts, CandidateSet candidates, Conditions conditions) {
        this.facts = facts;
        this.candidates = candidates;
        this.conditions = conditions;
        this.left = new BitSet(candidates.size());
        this.left.set(0, candidates.size());
        this.aside = new BitSet(candidates.size());
    }

    OrderFacts facts() {
        return facts;
    }

    RoutingRequest order() {
        return facts.order();
    }

    CandidateSet candidates() {
        return candidates;
    }

    Conditions conditions() {
        return conditions;
    }

    boolean isAnyLeft() {
        return !left.isEmpty();
    }

    boolean isAnyLeft(int from, int to) {
        int first = left.nextSetBit(from);
        return first >= 0 && first < to;
    }

    List<Removal> removals() {
        return removals;
    }

    /** Those left among the candidates from and to. */
    List<Candidate> left(int from, int to) {
        List<Candidate> some = new ArrayList<>();
        for (int index = left.nextSetBit(from); index >= 0 && index < to; index = left.nextSetBit(index + 1)) {
            some.add(candidates.get(index));
        }
        return some;
    }

    /** Offers of a pool that still have a candidate. */
    List<Offer> offersLeft(Offer.PoolPlan pool) {
        List<Offer> some = new ArrayList<>();
        for (Offer offer : candidates.offers()) {
            if (offer.pool().number() == pool.number() && isAnyLeft(offer.from(), offer.to())) {
                some.add(offer);
            }
        }
        return some;
    }

    /** Removes whole pools for which the function has a reason. */
    void removePools(Filter filter, Function<Offer.PoolPlan, @Nullable String> objection) {
        for (Offer.PoolPlan pool : candidates.pools()) {
            remove(filter, pool.from(), pool.to(), () -> objection.apply(pool));
        }
    }

    /** Removes all candidates of offers for which the function has a reason. */
    void removeOffers(Filter filter, Function<Offer, @Nullable String> objection) {
        for (Offer offer : candidates.offers()) {
            remove(filter, offer.from(), offer.to(), () -> objection.apply(offer));
        }
    }

    void removeCandidates(Filter filter, Function<Candidate, @Nullable String> objection) {
        for (int index = left.nextSetBit(0); index >= 0; index = left.nextSetBit(index + 1)) {
            Candidate candidate = candidates.get(index);
            remove(filter, index, index + 1, () -> objection.apply(candidate));
        }
    }

    /** Puts offers aside for which the function has a reason: they come back when nothing else is left. */
    void setAsideOffers(Filter filter, Function<Offer, @Nullable String> objection) {
        int before = removals.size();
        removeOffers(filter, objection);
        removals.subList(before, removals.size()).forEach(removal -> aside.or(removal.candidates()));
    }

    /** Takes back what was put aside, if nothing else is left. */
    void recallIfNothingIsLeft() {
        if (left.isEmpty() && !aside.isEmpty()) {
            left.or(aside);
            aside.clear();
            removals.removeIf(removal -> removal.candidates().intersects(left));
        }
    }

    private void remove(Filter filter, int from, int to, java.util.function.Supplier<@Nullable String> objection) {
        if (!isAnyLeft(from, to)) {
            return;
        }
        String reason = objection.get();
        if (reason != null) {
            BitSet gone = new BitSet(to);
            gone.set(from, to);
            gone.and(left);
            left.clear(from, to);
            removals.add(new Removal(filter, reason, gone));
        }
    }

    /** Candidates that one filter removed for one reason. */
    record Removal(Filter filter, String reason, BitSet candidates) {}
}
