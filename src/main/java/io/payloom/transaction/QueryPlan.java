package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.channel.Channels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the bank is asked next, by the channel's schedule; the moment at which a payer's time is over is one of them. */
@Component
class QueryPlan {

    private static final int JITTER_PERCENT = 10;

    private final Channels channels;
    private final Clock clock;

    QueryPlan(Channels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** Null when the schedule is used up. */
    @Nullable
    Instant next(BankTransaction transaction, int queriesDone) {
        Instant now = clock.instant();
        Instant planned = channels.interfaceOf(transaction.channel(), Operation.PAY)
                .querySchedule()
                .gap(queriesDone)
                .map(gap -> now.plus(jittered(gap)))
                .orElse(null);
        Instant expiresAt = transaction.expiresAt();
        boolean expiresFirst =
                expiresAt != null && expiresAt.isAfter(now) && (planned == null || expiresAt.isBefore(planned));
        return expiresFirst ? expiresAt : planned;
    }

    private static Duration jittered(Duration gap) {
        long percent = ThreadLocalRandom.current().nextLong(100, 100 + JITTER_PERCENT + 1);
        return gap.multipliedBy(percent).dividedBy(100);
    }
}
