package io.payloom.routing;

import org.jspecify.annotations.Nullable;

/** Conditions on single elements of the order. */
final class Features {

    private Features() {}

    static void sift(Selection selection) {
        OrderFacts facts = selection.facts();
        selection.removeOffers(Filter.FEATURES, offer -> objection(offer, facts));
    }

    private static @Nullable String objection(Offer offer, OrderFacts facts) {
        for (FeatureTest feature : offer.features()) {
            if (feature.refuses(facts)) {
                return feature.reason(facts);
            }
        }
        return null;
    }
}
