package io.payloom.routing.quota;

import io.payloom.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes, confirms and gives back what attempts need of limits. A hold and its counters change in one transaction, always
 * as its last act and in one order of counters, so that two orders cannot wait for each other.
 */
@Component
public class Quotas {

    private static final int KNOWN = 100_000;

    private final QuotaMapper mapper;
    private final Database database;
    private final Clock clock;
    private final Set<Claim> opened = ConcurrentHashMap.newKeySet();

    Quotas(QuotaMapper mapper, Database database, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    /** Makes sure that the counters exist; must stand outside a transaction, which would keep them locked. */
    public void open(List<Claim> claims) {
        List<Claim> unseen = claims.stream()
                .map(claim -> new Claim(claim.scope(), claim.card(), claim.day(), null, null))
                .filter(claim -> !opened.contains(claim))
                .sorted()
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        database.inTransaction(() -> mapper.open(unseen));
        if (opened.size() > KNOWN) {
            opened.clear();
        }
        opened.addAll(unseen);
    }

    /**
     * Takes all claims for the attempt; joins the caller's transaction, which must be rolled back when this throws.
     *
     * @throws LimitReached when one of them has no room
     */
    public void take(String orderNo, int attempt, List<Claim> claims, long amount) {
        if (claims.isEmpty()) {
            return;
        }
        mapper.hold(orderNo, attempt, claims, amount, clock.instant());
        claims.stream().sorted().forEach(claim -> {
            if (mapper.take(claim, amount) != 1) {
                throw refusal(claim);
            }
        });
    }

    /** A counter that was opened once and is gone, as after a restore, is opened again at the next try. */
    private RuntimeException refusal(Claim claim) {
        Optional<Counter> counter = mapper.counter(claim);
        if (counter.isEmpty()) {
            opened.clear();
            return new IllegalStateException("The counter of " + claim.scope() + " on " + claim.day() + " is gone");
        }
        return new LimitReached(claim, counter.get());
    }

    /** The attempt succeeded; one whose holds were given back takes them again, over any limit. */
    public void confirm(String orderNo, int attempt) {
        settle(orderNo, attempt, Hold.State.CONFIRMED);
    }

    /** The attempt failed or never took place; what was confirmed stays. */
    public void release(String orderNo, int attempt) {
        settle(orderNo, attempt, Hold.State.RELEASED);
    }

    private void settle(String orderNo, int attempt, Hold.State to) {
        database.inTransaction(() -> {
            Instant now = clock.instant();
            for (Hold hold : mapper.lock(orderNo, attempt)) {
                if (hold.state() != to && hold.state() != Hold.State.CONFIRMED) {
                    require(mapper.move(hold, hold.state(), to, now));
                    count(hold, to);
                }
            }
        });
    }

    private void count(Hold hold, Hold.State to) {
        int sign = counts(to) - counts(hold.state());
        if (sign != 0) {
            require(mapper.add(hold.claim(), sign * hold.amount(), sign));
        }
    }

    private static int counts(Hold.State state) {
        return state == Hold.State.RELEASED ? 0 : 1;
    }

    private static void require(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("A hold or its counter is not where it should be");
        }
    }

    /** The counters that are not about single cards, of the days from and to, inclusive. */
    public Map<CounterKey, Counter> counters(LocalDate from, LocalDate to) {
        return mapper.counters(from, to).stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> new CounterKey(row.scope(), row.day()), row -> new Counter(row.amount(), row.number())));
    }

    /** Attempts that have held something since before then, oldest first. */
    public List<Attempt> openSince(Instant before, int most) {
        return mapper.openSince(before, most).stream()
                .map(row -> new Attempt(row.orderNo(), row.attempt()))
                .toList();
    }

    /** Puts an attempt that still holds something behind the others in {@link #openSince}. */
    public void lookedAt(Attempt attempt) {
        mapper.touch(attempt.orderNo(), attempt.attempt(), clock.instant());
    }

    /** Counters that differ from the sum of their rows, in words; there should be none. */
    public List<String> differences() {
        return mapper.differences();
    }

    /** One attempt of an order. */
    public record Attempt(String orderNo, int attempt) {}
}
