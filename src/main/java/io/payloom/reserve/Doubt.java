package io.payloom.reserve;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a bank is believed that says more than it pays. After its first refusal the next balance is believed: ours was old.
 * A bank that refuses once more what it said it had is believed only so far, for longer each time; then one payout tries.
 *
 * @param told its newest balance in its own words, minor units
 * @param refused the least that it has refused although it said that it had it; null when it is believed
 * @param refusals in a row; those of payouts that were under way together count once
 * @param overstated by how much what it says is too much
 * @param doubtedAt when that was counted last
 * @param doubtedUntil from then on one payout may try
 */
record Doubt(
        @Nullable Long told,
        @Nullable Long refused,
        int refusals,
        long overstated,
        @Nullable Instant doubtedAt,
        @Nullable Instant doubtedUntil) {

    static final Doubt NONE = new Doubt(null, null, 0, 0, null, null);

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int REPEATED = 2;

    /** Whether the bank has refused again what it said again. */
    boolean isRepeated() {
        return refused != null && refusals >= REPEATED;
    }

    /**
     * The bank has refused an amount that was sent because of what it told last.
     *
     * @param believed what we go by now
     * @param asOf when it told that
     */
    Doubt refused(long amount, long believed, Instant asOf, Instant now) {
        boolean counted = refused != null && doubtedAt != null && !doubtedAt.isBefore(asOf);
        int times = counted ? refusals : refusals + 1;
        long least = refused == null ? amount : Math.min(refused, amount);
        long tooMuch = told == null ? 0 : Math.max(0, told - believed);
        return new Doubt(told, least, times, tooMuch, now, times < REPEATED ? null : now.plus(pause(times)));
    }

    private static Duration pause(int times) {
        Duration pause = FIRST;
        for (int longer = REPEATED; longer < times && pause.compareTo(LONGEST) < 0; longer++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /**
     * What of a balance that the bank tells is believed.
     *
     * @param spokenFor minor units that are held, or confirmed and not in the balance
     * @param oldest minor units for which an order waits longest, 0 for none
     */
    long believed(long balance, long spokenFor, long oldest, Instant now) {
        if (!isRepeated() || agrees(balance, spokenFor)) {
            return balance;
        }
        long known = balance - overstated; // it follows what comes and goes
        boolean mayTry = doubtedUntil != null && !now.isBefore(doubtedUntil);
        long tried = spokenFor + Math.max(oldest, refused == null ? 0 : refused);
        return Math.min(balance, mayTry ? Math.max(known, tried) : known);
    }

    /** The bank itself says by now that it has not got what it refused. */
    boolean agrees(long balance, long spokenFor) {
        return refused == null || balance - spokenFor < refused;
    }
}
