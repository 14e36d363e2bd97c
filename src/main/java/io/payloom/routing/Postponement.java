package io.payloom.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When an order that can wait should ask again: when the first channel may be able to take it. */
final class Postponement {

    private static final Duration FULL = Duration.ofMinutes(1);

    private Postponement() {}

    /** Empty when no channel is only in maintenance or full. */
    static Optional<Instant> until(Selection selection) {
        Stream<Instant> notFull = Overload.isObstacle(selection)
                ? Stream.of(selection.facts().now().plus(FULL))
                : Stream.empty();
        return Stream.concat(Maintenance.firstEnd(selection).stream(), notFull).min(Comparator.naturalOrder());
    }
}
