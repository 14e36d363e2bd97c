package io.payloom.routing;

import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Limit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one transaction may amount to by an interface and by all limits that concern it, and into how many an order may be
 * cut. Minor units, inclusive.
 */
record Range(long min, long max, int parts) {

    static Range of(Candidate candidate, RoutingRequest order) {
        Range range = of(candidate.offer().terms());
        List<CountedLimit> limits = Stream.of(
                        candidate.offer().pool().limits(), candidate.offer().limits(), candidate.limits())
                .flatMap(List::stream)
                .filter(limit -> limit.concerns(order))
                .toList();
        for (CountedLimit counted : limits) {
            range = range.within(counted.limit());
        }
        return range;
    }

    private static Range of(ChannelInterface terms) {
        return new Range(terms.minAmount(), terms.maxAmount(), terms.parts());
    }

    private Range within(Limit limit) {
        return new Range(
                limit.minAmount() == null ? min : Math.max(min, limit.minAmount()),
                limit.maxAmount() == null ? max : Math.min(max, limit.maxAmount()),
                parts);
    }

    Optional<List<Long>> cut(long amount) {
        return Splitting.parts(amount, min, max, parts);
    }

    boolean mayBeCut() {
        return parts > 1;
    }

    @Override
    public String toString() {
        return (mayBeCut() ? "at most " + parts + " parts of " : "") + min + " to " + max + " minor units";
    }
}
