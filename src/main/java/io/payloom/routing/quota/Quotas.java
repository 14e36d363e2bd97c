package io.payloom.routing.quota;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.database.LockOrder;
import io.payloom.hold.Attempt;
import io.payloom.hold.HoldBook;
import io.payloom.hold.HoldState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes, confirms and gives back what attempts need of limits. A hold and its counters change in one transaction, always
 * as its last act and in one order of counters, so that two orders cannot wait for each other. What attempts may count for
 * is kept whatever limits there are, so a counter that is opened during the day knows what the day has seen.
 */
@Component
public class Quotas implements HoldBook<Claims> {

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

    /**
     * Makes sure that the counters exist and count what the day has seen; must stand outside a transaction, which would
     * keep others out.
     */
    public void open(List<Claim> claims) {
        List<Claim> unseen = claims.stream()
                .map(claim -> new Claim(claim.scope(), claim.card(), claim.day(), null, null))
                .filter(claim -> !opened.contains(claim))
                .distinct()
                .sorted()
                .toList();
        Set<Claim> there = there(unseen);
        unseen.stream().filter(claim -> !there.contains(claim)).forEach(this::open);
        if (opened.size() > KNOWN) {
            opened.clear();
        }
        opened.addAll(unseen);
    }

    private void open(Claim claim) {
        database.inTransaction(() -> {
            mapper.closeGates(Set.of(Gates.of(claim)));
            if (mapper.counter(claim).isEmpty()) {
                mapper.holdForAll(claim, Scope.parse(claim.scope()));
                mapper.open(claim);
            }
        });
    }

    /** Which of these counters there are. */
    private Set<Claim> there(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        return mapper
                .names(
                        claims.stream().map(Claim::card).collect(Collectors.toSet()),
                        claims.stream().map(Claim::scope).collect(Collectors.toSet()),
                        claims.stream().map(Claim::day).collect(Collectors.toSet()))
                .stream()
                .map(QuotaMapper.Name::claim)
                .collect(Collectors.toSet());
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.QUOTA_GATE;
    }

    @Override
    public boolean holdsFor(Operation operation) {
        return true;
    }

    /**
     * Counts the attempt also wherever somebody else counts it, as one does who knows a newer catalogue.
     *
     * @throws LimitReached when one of the claims has no room
     */
    @Override
    public void take(Claims claimed) {
        Use use = claimed.use();
        mapper.passGates(use.gates());
        Instant now = clock.instant();
        mapper.use(use, now);
        List<Claim> all = withCountersOf(use, claimed.claims());
        if (all.isEmpty()) {
            return;
        }
        mapper.hold(use.orderNo(), use.attempt(), all, use.amount(), now);
        for (Claim claim : all) {
            if (mapper.take(claim, use.amount()) != 1) {
                throw refusal(claim);
            }
        }
    }

    private List<Claim> withCountersOf(Use use, List<Claim> claims) {
        TreeSet<Claim> all = new TreeSet<>(claims);
        List<Claim> possible = use.counters();
        Set<Claim> there = there(possible);
        possible.stream().filter(there::contains).forEach(all::add);
        return List.copyOf(all);
    }

    /** What a counter of this name would say if it was opened now. */
    public Counter seen(CounterKey key) {
        return mapper.sum(new Claim(key.scope(), "", key.day(), null, null), Scope.parse(key.scope()));
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

    @Override
    public void confirm(Attempt attempt) {
        settle(attempt.orderNo(), attempt.number(), HoldState.CONFIRMED);
    }

    @Override
    public void release(Attempt attempt) {
        settle(attempt.orderNo(), attempt.number(), HoldState.RELEASED);
    }

    private void settle(String orderNo, int attempt, HoldState to) {
        database.inTransaction(() -> {
            Instant now = clock.instant();
            mapper.findUse(orderNo, attempt).ifPresent(use -> mapper.passGates(use.gates()));
            if (to == HoldState.CONFIRMED && mapper.confirmHeld(orderNo, attempt, now) > 0) {
                return; // it counts already
            }
            mapper.moveUse(orderNo, attempt, to, now);
            for (Hold hold : mapper.lock(orderNo, attempt)) {
                if (hold.state().mayBecome(to)) {
                    require(mapper.move(hold, hold.state(), to, now));
                    count(hold, to);
                }
            }
        });
    }

    private void count(Hold hold, HoldState to) {
        int sign = counts(to) - counts(hold.state());
        if (sign != 0) {
            require(mapper.add(hold.claim(), sign * hold.amount(), sign));
        }
    }

    private static int counts(HoldState state) {
        return state == HoldState.RELEASED ? 0 : 1;
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

    @Override
    public List<Attempt> openSince(Instant before, int most) {
        return mapper.openSince(before, most).stream()
                .map(row -> new Attempt(row.orderNo(), row.attempt()))
                .toList();
    }

    @Override
    public void lookedAt(Attempt attempt) {
        Instant now = clock.instant();
        mapper.touchUse(attempt.orderNo(), attempt.number(), now);
        mapper.touchHolds(attempt.orderNo(), attempt.number(), now);
    }

    @Override
    public List<String> differences() {
        return mapper.differences();
    }
}
