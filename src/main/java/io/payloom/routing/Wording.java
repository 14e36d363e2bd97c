package io.payloom.routing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says compactly what a selection came to: equal reasons together, a channel's accounts as the channel. */
final class Wording {

    private Wording() {}

    static String asked(RoutingRequest order) {
        String institution = order.details().institution();
        return order.method() + "/" + order.type() + " of " + order.amount()
                + (institution == null ? "" : " at " + institution) + " for merchant " + order.merchantId();
    }

    static List<Explanation.Removed> removed(Selection selection) {
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        CandidateSet candidates = selection.candidates();
        for (Selection.Removal removal : selection.removals()) {
            BitSet gone = removal.candidates();
            for (int index = gone.nextSetBit(0); index >= 0; ) {
                Offer offer = candidates.get(index).offer();
                Group group = new Group(removal.filter(), offer.pool().pool().code(), removal.reason());
                groups.computeIfAbsent(group, unseen -> new ArrayList<>()).addAll(names(gone, offer, candidates));
                index = gone.nextSetBit(offer.to());
            }
        }
        List<Explanation.Removed> removed = new ArrayList<>();
        groups.forEach((group, names) ->
                removed.add(new Explanation.Removed(group.filter.word(), group.pool, group.reason, names)));
        return removed;
    }

    private static List<String> names(BitSet gone, Offer offer, CandidateSet candidates) {
        BitSet ofOffer = gone.get(offer.from(), offer.to());
        if (ofOffer.cardinality() == offer.to() - offer.from()) {
            return List.of(offer.channel().code());
        }
        return ofOffer.stream()
                .mapToObj(index -> candidates.get(offer.from() + index).name())
                .toList();
    }

    private record Group(Filter filter, String pool, String reason) {}
}
