package io.payloom.database;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A picture of some tables that is held in memory and replaced as a whole when their version changes. A picture that
 * cannot be taken leaves the former one in place.
 *
 * @param <T> an immutable type
 */
public final class Snapshot<T> {

    private final Supplier<T> take;
    private final Consumer<RuntimeException> onRefused;
    private volatile T current;
    private long seenVersion;
    private long refusedVersion;

    /** Takes the first picture at once; that one has nothing to fall back on, so its failure is thrown. */
    Snapshot(long version, Supplier<T> take, Consumer<RuntimeException> onRefused) {
        this.seenVersion = version;
        this.refusedVersion = version;
        this.take = take;
        this.onRefused = onRefused;
        this.current = take.get();
    }

    public T current() {
        return current;
    }

    /**
     * Called by one thread only. The version was read before the tables, so a change in between is seen next time. What
     * was refused is tried again each time, but told once.
     */
    void follow(long version) {
        if (version == seenVersion) {
            return;
        }
        try {
            current = take.get();
            seenVersion = version;
        } catch (RuntimeException refused) {
            if (refusedVersion != version) {
                refusedVersion = version;
                onRefused.accept(refused);
            }
        }
    }
}
