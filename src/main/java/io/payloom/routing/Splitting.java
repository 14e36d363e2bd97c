package io.payloom.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Cuts an amount into as few parts as can be, all within a range and as equal as can be: they differ by one minor unit at
 * most, so that no part is too small when there are parts that fit at all.
 */
final class Splitting {

    /** Into more parts no order is cut, whatever an interface says: the numbers of parts reach no further. */
    private static final int MOST = 100;

    private Splitting() {}

    /**
     * @param min smallest part, at least 1
     * @param max largest part
     * @param most parts
     * @return the parts, whose sum is the amount; empty when it cannot be cut like this
     */
    static Optional<List<Long>> parts(long amount, long min, long max, int most) {
        if (amount < 1 || max < 1 || max < min) {
            return Optional.empty();
        }
        long count = (amount - 1) / max + 1;
        if (count > Math.min(most, MOST) || amount / count < min) {
            return Optional.empty();
        }
        long small = amount / count;
        long larger = amount % count;
        return Optional.of(LongStream.range(0, count)
                .map(part -> part < larger ? small + 1 : small)
                .boxed()
                .toList());
    }
}
