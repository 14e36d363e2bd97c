package io.payloom.routing;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** For payouts: accounts whose known balance is below the amount. One whose balance nobody knows is not left out. */
final class Reserve {

    private Reserve() {}

    static void sift(Selection selection) {
        if (selection.order().operation() == Operation.PAYOUT) {
            Money amount = selection.order().amount();
            selection.removeCandidates(
                    Filter.RESERVE, candidate -> objection(candidate, amount, selection.conditions()));
        }
    }

    private static @Nullable String objection(Candidate candidate, Money amount, Conditions conditions) {
        OptionalLong available = conditions.reserve(candidate.account().code(), amount.currency());
        return available.isPresent() && available.getAsLong() < amount.value()
                ? "has a reserve of " + available.getAsLong() + " minor units, the payout needs " + amount.value()
                : null;
    }
}
