package io.payloom.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits of amount and number: of one transaction, of a day, of one card and day, and a pool's mix of cards. */
final class Limits {

    private Limits() {}

    static void sift(Selection selection) {
        OrderFacts facts = selection.facts();
        Conditions conditions = selection.conditions();
        selection.removePools(Filter.LIMITS, plan -> {
            String mix = CardMix.of(plan.pool()).objection(facts, conditions);
            return mix == null ? first(plan.limits(), facts, conditions) : mix;
        });
        selection.removeOffers(Filter.LIMITS, offer -> {
            String range = range(offer, facts.order().amount().value());
            return range == null ? first(offer.limits(), facts, conditions) : range;
        });
        selection.removeCandidates(Filter.LIMITS, candidate -> first(candidate.limits(), facts, conditions));
    }

    private static @Nullable String range(Offer offer, long amount) {
        long least = offer.terms().minAmount();
        long most = offer.terms().maxAmount();
        return amount < least || amount > most
                ? "takes " + least + " to " + most + " minor units, not " + amount
                : null;
    }

    private static @Nullable String first(List<CountedLimit> limits, OrderFacts facts, Conditions conditions) {
        for (CountedLimit limit : limits) {
            if (limit.concerns(facts.order())) {
                String objection = limit.objection(facts, conditions);
                if (objection != null) {
                    return objection;
                }
            }
        }
        return null;
    }
}
