package io.payloom.reserve;

import io.payloom.catalogue.ReserveRules;

/**
 * How short an account is of money.
 *
 * @param low what is available and no order waits for is below what the account should have
 * @param scarce so is all that is available
 */
record Scarcity(boolean low, boolean scarce) {

    static Scarcity of(Reserves.Balance balance, ReserveRules rules) {
        return new Scarcity(balance.unclaimed() < rules.lowBalance(), balance.available() < rules.lowBalance());
    }

    /** Whether it has become low, or has become lower by that. */
    boolean isWorseThan(Scarcity before) {
        return low && !before.low || scarce && !before.scarce;
    }
}
