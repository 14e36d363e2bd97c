package io.payloom.routing.health;

import java.time.Instant;
import java.util.OptionalInt;

/** The share of successes in the last ten minutes; of nothing when too few results came in to say. */
final class SuccessRate {

    private static final int MINUTES = 10;
    private static final int FEWEST = 20;
    private static final int PERCENT = 100;
    private static final int SECONDS = 60;

    private final long[] minutes = new long[MINUTES];
    private final int[] successes = new int[MINUTES];
    private final int[] failures = new int[MINUTES];

    synchronized void add(int succeeded, int failed, Instant at) {
        long minute = at.getEpochSecond() / SECONDS;
        int slot = (int) (minute % MINUTES);
        if (minute > minutes[slot]) {
            minutes[slot] = minute;
            successes[slot] = 0;
            failures[slot] = 0;
        }
        if (minute == minutes[slot]) {
            successes[slot] += succeeded;
            failures[slot] += failed;
        }
    }

    synchronized OptionalInt percent(Instant now) {
        long oldest = now.getEpochSecond() / SECONDS - MINUTES;
        int good = 0;
        int bad = 0;
        for (int slot = 0; slot < MINUTES; slot++) {
            if (minutes[slot] > oldest) {
                good += successes[slot];
                bad += failures[slot];
            }
        }
        return good + bad < FEWEST ? OptionalInt.empty() : OptionalInt.of(PERCENT * good / (good + bad));
    }
}
