package io.payloom.channel;

import io.payloom.catalogue.Channel;
import io.payloom.channel.PermitMapper.Lease;
import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.springframework.stereotype.Component;

/**
 * Permits that calls have given back before {@link Leases#KEPT} was over: the next call has one of them and asks no database.
 * To everybody else they are held, as if one call followed the other. Those that no call has wanted go back soon after.
 */
@Component
class SparePermits {

    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(250);

    private final Leases leases;
    private final Clock clock;
    private final Map<String, Deque<Lease>> spare = new ConcurrentHashMap<>();
    private final Background sweeper = new Background("spare-permits", "Spare permits will run out by themselves");

    SparePermits(Leases leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
        sweeper.every(LOOKED_AT_EVERY, this::giveBackWhatIsNotWanted);
    }

    /** Empty when one has to be taken anew. */
    Optional<Lease> take(Channel channel) {
        Deque<Lease> own = of(channel.code());
        for (Lease lease = own.poll(); lease != null; lease = own.poll()) {
            if (mayServe(lease) && lease.limit() == channel.maxConcurrency()) {
                return Optional.of(lease);
            }
            leases.giveBack(lease);
        }
        return Optional.empty();
    }

    void giveBack(Lease lease) {
        if (mayServe(lease)) {
            of(lease.channelCode()).push(lease);
        } else {
            leases.giveBack(lease);
        }
    }

    void giveBackWhatIsNotWanted() {
        for (Deque<Lease> all : spare.values()) {
            for (Lease lease : List.copyOf(all)) {
                if (!mayServe(lease) && all.remove(lease)) { // unless a call has just taken it
                    leases.giveBack(lease);
                }
            }
        }
    }

    @PreDestroy
    void close() {
        sweeper.close();
        spare.values().forEach(all -> {
            for (Lease lease = all.poll(); lease != null; lease = all.poll()) {
                leases.giveBack(lease);
            }
        });
    }

    /** Neither after its time nor when the clock has been set back, for the others' clocks go on. */
    private boolean mayServe(Lease lease) {
        Duration left = Duration.between(clock.instant(), lease.keptUntil());
        return left.isPositive() && left.compareTo(Leases.KEPT) <= 0;
    }

    private Deque<Lease> of(String channelCode) {
        return spare.computeIfAbsent(channelCode, any -> new ConcurrentLinkedDeque<>());
    }
}
