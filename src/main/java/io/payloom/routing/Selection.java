package io.payloom.routing;

import io.payloom.catalogue.Channel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One decision in the making: the candidates, which of them are left, and why the others are not. */
final class Selection {

    private final RoutingRequest order;
    private final List<Offered> candidates;
    private final BitSet left;
    private final List<Explanation.@Nullable Candidate> removed;

    Selection(RoutingRequest order, List<Offered> candidates) {
        this.order = order;
        this.candidates = List.copyOf(candidates);
        this.left = new BitSet(candidates.size());
        this.left.set(0, candidates.size());
        this.removed = new ArrayList<>(java.util.Collections.nCopies(candidates.size(), null));
    }

    boolean isHitBy(Filter filter) {
        return left.stream().anyMatch(index -> filter.objection(candidates.get(index), order)
                .isPresent());
    }

    void remove(Filter filter) {
        for (int index = left.nextSetBit(0); index >= 0; index = left.nextSetBit(index + 1)) {
            int at = index;
            filter.objection(candidates.get(at), order).ifPresent(reason -> {
                left.clear(at);
                removed.set(at, candidate(at, filter.name(), reason));
            });
        }
    }

    /** Draws one of those left in proportion to their weights. */
    Explanation draw(RandomGenerator chance) {
        int sum = left.stream().map(index -> channel(index).weight()).sum();
        if (sum == 0) {
            return new Explanation(asked(), explained(), null, null);
        }
        int drawn = chance.nextInt(sum);
        int rest = drawn;
        int winner = left.nextSetBit(0);
        while (rest >= channel(winner).weight()) {
            rest -= channel(winner).weight();
            winner = left.nextSetBit(winner + 1);
        }
        return new Explanation(asked(), explained(), drawn, channel(winner).code());
    }

    private List<Explanation.Candidate> explained() {
        List<Explanation.Candidate> all = new ArrayList<>(candidates.size());
        for (int index = 0; index < candidates.size(); index++) {
            Explanation.Candidate gone = removed.get(index);
            all.add(gone == null ? candidate(index, null, null) : gone);
        }
        return all;
    }

    private Explanation.Candidate candidate(int index, @Nullable String removedBy, @Nullable String reason) {
        return new Explanation.Candidate(channel(index).code(), channel(index).weight(), removedBy, reason);
    }

    private Channel channel(int index) {
        return candidates.get(index).channel();
    }

    private String asked() {
        String institution = order.institution() == null ? "" : " at " + order.institution();
        return order.method() + "/" + order.type() + " of " + order.amount() + institution + " for merchant "
                + order.merchantId();
    }
}
