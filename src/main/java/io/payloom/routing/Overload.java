package io.payloom.routing;

import org.jspecify.annotations.Nullable;

/**
 * Too many unfinished transactions queued on a channel, or as many calls open as its bank allows. Open calls end in
 * seconds, so a channel that is that busy is only put aside: when no other is left, the order waits for its permit.
 */
final class Overload {

    private Overload() {}

    static void sift(Selection selection) {
        Conditions conditions = selection.conditions();
        selection.removeOffers(Filter.OVERLOAD, offer -> backlog(offer, conditions));
    }

    /** To be asked last, when it is known what else could take the order. */
    static void setAside(Selection selection) {
        selection.setAsideOffers(
                Filter.OVERLOAD,
                offer -> isFull(offer, selection.conditions())
                        ? "all " + offer.channel().maxConcurrency() + " calls that it allows are open"
                        : null);
    }

    /** Whether some channel could take the order but for its backlog. */
    static boolean isObstacle(Selection selection) {
        return selection.removals().stream().anyMatch(removal -> removal.filter() == Filter.OVERLOAD);
    }

    private static @Nullable String backlog(Offer offer, Conditions conditions) {
        Integer most = offer.channel().maxBacklog();
        if (most == null) {
            return null;
        }
        int backlog = conditions.backlog(offer.channel().code());
        return backlog >= most ? "has " + backlog + " unfinished transactions, " + most + " are allowed" : null;
    }

    private static boolean isFull(Offer offer, Conditions conditions) {
        return conditions.openCalls(offer.channel().code()) >= offer.channel().maxConcurrency();
    }
}
