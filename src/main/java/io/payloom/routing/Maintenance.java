package io.payloom.routing;

import io.payloom.catalogue.MaintenanceWindow;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maintenance windows of a channel or one interface of it, for one institution or all. */
final class Maintenance {

    private Maintenance() {}

    static void sift(Selection selection) {
        OrderFacts facts = selection.facts();
        selection.removeOffers(Filter.MAINTENANCE, offer -> objection(offer, facts));
    }

    /** When the first of the channels that only wait for the end of their maintenance will be back; empty if none does. */
    static Optional<Instant> firstEnd(Selection selection) {
        return selection.removals().stream()
                .filter(removal -> removal.filter() == Filter.MAINTENANCE)
                .flatMap(removal -> removal.candidates().stream().boxed())
                .map(index -> selection.candidates().get(index).offer())
                .flatMap(offer -> windows(offer, selection.facts()))
                .map(MaintenanceWindow::to)
                .min(Comparator.naturalOrder());
    }

    private static @Nullable String objection(Offer offer, OrderFacts facts) {
        if (offer.channel().maintenance().isEmpty()) {
            return null;
        }
        return windows(offer, facts)
                .findFirst()
                .map(window -> "is in maintenance until " + window.to()
                        + (window.institution() == null ? "" : " for institution " + window.institution()))
                .orElse(null);
    }

    private static Stream<MaintenanceWindow> windows(Offer offer, OrderFacts facts) {
        String institution = facts.order().details().institution();
        return offer.channel().maintenance().stream()
                .filter(window -> window.stops(offer.terms().operation(), institution, facts.now()));
    }
}
