package io.payloom.routing;

import io.payloom.catalogue.Catalogue;
import io.payloom.channel.Channels;
import io.payloom.reserve.Reserves;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import io.payloom.routing.quota.Quotas;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What all instances together have used of limits, channels and reserves, as of half a second ago, one second at most. Good
 * enough to leave out what is surely full; what a winner needs is taken exactly. Where nobody routes, nobody reads them.
 */
@Component
class Gauges {

    private static final Duration OLDEST = Duration.ofSeconds(1);

    /** Who has not asked for so long will not ask soon. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Quotas quotas;
    private final Channels channels;
    private final BankTransactions transactions;
    private final Reserves reserves;
    private final Clock clock;
    private final Lock reader = new ReentrantLock();
    private volatile Reading reading = new Reading(Instant.MIN, Map.of(), Map.of(), Map.of(), Map.of());
    private volatile Instant asked = Instant.MIN;

    Gauges(Quotas quotas, Channels channels, BankTransactions transactions, Reserves reserves, Clock clock) {
        this.quotas = quotas;
        this.channels = channels;
        this.transactions = transactions;
        this.reserves = reserves;
        this.clock = clock;
    }

    /** The first who asks after a quiet time has to wait until they are read. */
    Reading reading() {
        asked = clock.instant();
        if (isOld(asked)) {
            readOnce();
        }
        return reading;
    }

    private void readOnce() {
        reader.lock();
        try {
            if (isOld(clock.instant())) {
                refresh();
            }
        } finally {
            reader.unlock();
        }
    }

    private boolean isOld(Instant now) {
        return now.isAfter(reading.taken().plus(OLDEST)) || now.isBefore(reading.taken());
    }

    /** Called twice a second. */
    void refreshIfAsked() {
        if (clock.instant().isBefore(asked.plus(QUIET))) {
            refresh();
        }
    }

    /** Opens the counters of limits that are new to this instance, as far as the day has seen something for them. */
    void follow(Catalogue catalogue) {
        List<Claim> seen = DailyCounters.of(catalogue, clock.instant()).stream()
                .filter(key -> quotas.seen(key).number() > 0)
                .map(key -> new Claim(key.scope(), "", key.day(), null, null))
                .toList();
        quotas.open(seen);
        if (!seen.isEmpty()) {
            refresh();
        }
    }

    /** What counters that are not there yet would say, for a catalogue that is not in use. */
    Counter seen(CounterKey key) {
        return quotas.seen(key);
    }

    /** Days differ between time zones, so yesterday's and tomorrow's counters are read too. */
    void refresh() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        reading = new Reading(
                now,
                quotas.counters(today.minusDays(1), today.plusDays(1)),
                channels.openCalls(),
                transactions.unfinishedByChannel(),
                reserves.balances().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                balance -> balance.account() + ":" + balance.currency(), Function.identity())));
    }

    /**
     * One reading of all gauges.
     *
     * @param reserves by account and currency, such as {@code northbank-payout:CNY}
     */
    record Reading(
            Instant taken,
            Map<CounterKey, Counter> counters,
            Map<String, Integer> openCalls,
            Map<String, Integer> backlogs,
            Map<String, Reserves.Balance> reserves) {}
}
