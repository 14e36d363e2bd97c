package io.payloom.transaction.asking;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.schedule.QuerySchedule;
import io.payloom.transaction.BankTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the bank is asked next, by the channel's schedule; the moment at which a payer's time is over is one of them. What
 * was never asked about is asked about once, also when the time of its schedule passed while nothing ran.
 */
@Component
class QueryPlan {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Catalogues catalogues;
    private final Clock clock;

    QueryPlan(Catalogues catalogues, Clock clock) {
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** Null when the schedule is used up. */
    @Nullable
    Instant next(BankTransaction transaction, int queriesDone) {
        Instant now = clock.instant();
        Instant planned = planned(transaction, queriesDone, now);
        Instant expiresAt = transaction.instruction().expiresAt();
        boolean expiresFirst =
                expiresAt != null && expiresAt.isAfter(now) && (planned == null || expiresAt.isBefore(planned));
        return expiresFirst ? expiresAt : planned;
    }

    private @Nullable Instant planned(BankTransaction transaction, int queriesDone, Instant now) {
        Catalogue catalogue = catalogues.current();
        QuerySchedule schedule = catalogue
                .interfaceOf(transaction.channel(), transaction.operation())
                .querySchedule();
        return schedule.next(
                        queriesDone,
                        Objects.requireNonNullElse(transaction.progress().sentAt(), now),
                        now,
                        catalogue.daysOf(catalogue.channel(transaction.channel())),
                        ThreadLocalRandom.current().nextDouble())
                .orElse(queriesDone == 0 ? now.plus(SOON) : null);
    }
}
