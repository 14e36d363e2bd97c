package io.payloom.routing;

import io.payloom.catalogue.Operation;
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
            return mix == null
                    ? first(plan.limits(), facts, conditions, facts.order().operation() != Operation.PAYOUT)
                    : mix;
        });
        selection.removeOffers(Filter.LIMITS, offer -> {
            String range = range(offer, facts.order().amount().value());
            return range == null ? first(offer.limits(), facts, conditions, !mayBeCut(offer)) : range;
        });
        selection.removeCandidates(
                Filter.LIMITS, candidate -> first(candidate.limits(), facts, conditions, !mayBeCut(candidate.offer())));
        selection.removeCandidates(Filter.LIMITS, candidate -> uncut(candidate, facts.order()));
    }

    private static @Nullable String range(Offer offer, long amount) {
        long least = offer.terms().minAmount();
        long most = offer.terms().maxAmount();
        return !mayBeCut(offer) && (amount < least || amount > most)
                ? "takes " + least + " to " + most + " minor units, not " + amount
                : null;
    }

    private static boolean mayBeCut(Offer offer) {
        return offer.terms().parts() > 1;
    }

    /** The parts of a payout have to keep to the limits of one transaction. */
    private static @Nullable String uncut(Candidate candidate, RoutingRequest order) {
        if (order.operation() != Operation.PAYOUT) {
            return null;
        }
        Range range = Range.of(candidate, order);
        long amount = order.amount().value();
        return range.cut(amount).isEmpty() ? "takes " + range + ", which do not make " + amount : null;
    }

    private static @Nullable String first(
            List<CountedLimit> limits, OrderFacts facts, Conditions conditions, boolean whole) {
        for (CountedLimit limit : limits) {
            if (limit.concerns(facts.order())) {
                String objection = limit.objection(facts, conditions, whole);
                if (objection != null) {
                    return objection;
                }
            }
        }
        return null;
    }
}
