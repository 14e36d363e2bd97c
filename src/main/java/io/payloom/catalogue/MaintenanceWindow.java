package io.payloom.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a channel does not work.
 *
 * @param from inclusive
 * @param to exclusive
 * @param operation the interface that it concerns, null for the whole channel
 * @param institution the target institution that it concerns, null for all
 */
public record MaintenanceWindow(
        Instant from,
        Instant to,
        @Nullable Operation operation,
        @Nullable String institution) {

    /**
     * Whether an order cannot use the channel now because of it.
     *
     * @param target institution of the order; null when it is not known, then only what concerns all of them stops it
     */
    public boolean stops(Operation wanted, @Nullable String target, Instant now) {
        return !now.isBefore(from)
                && now.isBefore(to)
                && (operation == null || operation == wanted)
                && (institution == null || institution.equals(target));
    }

    /** Whether both say something about the same operation and institution at the same time; null is all of them. */
    public boolean overlaps(MaintenanceWindow other) {
        return from.isBefore(other.to)
                && other.from.isBefore(to)
                && meet(operation, other.operation)
                && meet(institution, other.institution);
    }

    private static boolean meet(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }
}
