package io.payloom.routing.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's failures have cost it: starts at 0 and is never above; a failure -1, a success +1, and +1 for each
 * minute without either, so that a channel without traffic recovers.
 */
final class DynamicWeight {

    /** A channel that has lost all its traffic loses no more, and is back after as many quiet minutes. */
    static final int LOWEST = -100;

    private int value;
    private Instant lastChange;
    private @Nullable Instant lastFailure;

    DynamicWeight(Instant now) {
        this.lastChange = now;
    }

    synchronized int at(Instant now) {
        long quietMinutes = Math.max(0, Duration.between(lastChange, now).toMinutes());
        return (int) Math.min(0, value + quietMinutes);
    }

    synchronized void change(int successes, int failures, Instant now) {
        value = Math.max(LOWEST, Math.min(0, at(now) + successes - failures));
        lastChange = now;
        if (failures > 0) {
            lastFailure = now;
        }
    }

    /** Null while there was none. */
    synchronized @Nullable Instant lastFailure() {
        return lastFailure;
    }
}
