package io.payloom.transaction;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.schedule.BankDays;
import io.payloom.kernel.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the channel that took the money can do to give it back, and when. */
@Component
public class OriginalRoute {

    private final Catalogues catalogues;
    private final Clock clock;

    OriginalRoute(Catalogues catalogues, Clock clock) {
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** Why this amount cannot go back by the route on which it came; null when it can. */
    public @Nullable String objection(BankTransaction captured, Money amount) {
        ChannelInterface offer = offer(captured).orElse(null);
        if (offer == null || !offer.enabled()) {
            return "its channel offers no refunds";
        }
        if (!offer.methods().contains(captured.instruction().method())
                || !offer.types().contains(captured.instruction().type())) {
            return "its channel refunds no payments of this kind";
        }
        if (amount.value() < offer.minAmount() || amount.value() > offer.maxAmount()) {
            return "its channel refunds "
                    + new Money(offer.minAmount(), amount.currency()) + " to "
                    + new Money(offer.maxAmount(), amount.currency());
        }
        return null;
    }

    /**
     * When the maintenance ends in which the channel refunds nothing now; empty when there is none.
     *
     * @param institution of the payer, null when it is not known
     */
    public Optional<Instant> maintenanceEnd(BankTransaction captured, @Nullable String institution) {
        return catalogues
                .current()
                .find(captured.channel())
                .flatMap(channel -> channel.maintenanceEnd(Operation.REFUND, institution, clock.instant()));
    }

    /** Whether a whole payment can still be undone: on the day on which it was made, before the channel's cut-off. */
    public boolean mayUndo(BankTransaction captured) {
        LocalTime until = offer(captured).map(ChannelInterface::voidUntil).orElse(null);
        if (until == null) {
            return false;
        }
        Catalogue catalogue = catalogues.current();
        Channel channel = catalogue.channel(captured.channel());
        BankDays days = catalogue.daysOf(channel);
        Instant now = clock.instant();
        Instant paidAt = Objects.requireNonNull(captured.progress().finalAt());
        return days.dayOf(paidAt).equals(days.dayOf(now)) && now.isBefore(days.at(days.dayOf(now), until));
    }

    private Optional<ChannelInterface> offer(BankTransaction captured) {
        return catalogues.current().find(captured.channel()).flatMap(channel -> channel.offer(Operation.REFUND));
    }
}
