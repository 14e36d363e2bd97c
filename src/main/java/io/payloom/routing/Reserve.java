package io.payloom.routing;

import io.payloom.catalogue.Operation;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For payouts: accounts whose known balance is below the amount. One whose balance nobody knows is not left out. Nor is any
 * for an order that has waited: its turn has come by what there is now, of which this picture may know nothing yet.
 */
final class Reserve {

    private Reserve() {}

    static void sift(Selection selection) {
        if (selection.order().operation() == Operation.PAYOUT
                && !selection.order().released()) {
            selection.removeCandidates(
                    Filter.RESERVE, candidate -> objection(candidate, selection.order(), selection.conditions()));
        }
    }

    private static @Nullable String objection(Candidate candidate, RoutingRequest order, Conditions conditions) {
        long amount = order.amount().value();
        OptionalLong available =
                conditions.reserve(candidate.account().code(), order.amount().currency());
        return available.isPresent() && available.getAsLong() < amount
                ? "has a reserve of " + available.getAsLong() + " minor units, the payout needs " + amount
                : null;
    }

    /** The accounts that could take the order but for their reserve. */
    static Set<String> tooLow(Selection selection) {
        return selection.removals().stream()
                .filter(removal -> removal.filter() == Filter.RESERVE)
                .flatMap(removal -> removal.candidates().stream().boxed())
                .map(index -> selection.candidates().get(index).account().code())
                .collect(Collectors.toSet());
    }
}
