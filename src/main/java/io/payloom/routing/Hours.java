package io.payloom.routing;

/** Service hours of pool, channel and account. */
final class Hours {

    private Hours() {}

    static void sift(Selection selection) {
        OrderFacts facts = selection.facts();
        selection.removePools(Filter.SERVICE_HOURS, plan -> plan.opening().objection(facts));
        selection.removeOffers(Filter.SERVICE_HOURS, offer -> offer.opening().objection(facts));
        selection.removeCandidates(
                Filter.SERVICE_HOURS, candidate -> candidate.opening().objection(facts));
    }
}
