package io.payloom.channel;

import io.payloom.catalogue.Channel;
import io.payloom.channel.PermitMapper.Lease;
import io.payloom.channel.PermitMapper.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The permits of the channels over all instances: one row per open call. A row is taken by a conditional UPDATE that
 * commits by itself before the call, and given back by its holder after it.
 *
 * <p>What a crashed instance held comes free after three call deadlines, and {@link #KEPT} when it might keep it. A call is over after one; the other two are for
 * clocks of instances that differ and for a holder that was paused between the permit and the call. Should a lease run out
 * all the same while its call is open, the bank sees one call too many for that long; no order is sent twice by it.
 *
 * <p>A slot may be taken only while all slots up to it, and those held above it, are no more than the channel allows. So
 * whoever holds the highest of the slots taken has seen to it that the sum is kept, whatever is taken below it at the same
 * moment, also after the limit was lowered while slots above it are still in use.
 */
@Component
class Leases {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** How long after it was taken a permit may serve further calls of its instance, while the channel is half free. */
    static final Duration KEPT = Duration.ofSeconds(1);

    private static final int DEADLINES = 3;

    private final PermitMapper mapper;
    private final Clock clock;
    private final Map<String, Integer> slotsKnown = new ConcurrentHashMap<>();

    Leases(PermitMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Empty when all calls that the channel allows are open. */
    Optional<Lease> take(Channel channel) {
        addSlots(channel);
        Instant now = clock.instant();
        List<Slot> slots = mapper.slots(channel.code(), now);
        Instant keptUntil = isHalfFree(slots, channel.maxConcurrency()) ? now.plus(KEPT) : now;
        Instant until = keptUntil.plus(channel.callDeadline().multipliedBy(DEADLINES));
        return usable(slots, channel.maxConcurrency()).stream()
                .map(slot -> new Lease(
                        channel.code(), slot, UUID.randomUUID().toString(), channel.maxConcurrency(), keptUntil))
                .filter(lease -> mapper.take(lease, until, now) == 1)
                .findFirst();
    }

    /** A permit that cannot be given back comes free by itself. */
    void giveBack(Lease lease) {
        try {
            mapper.giveBack(lease);
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "Permit {} of channel {} was not given back and will run out: {}",
                    lease.slot(),
                    lease.channelCode(),
                    unreachable.toString());
        }
    }

    Map<String, Integer> openCalls() {
        return mapper.openCalls(clock.instant()).stream()
                .collect(Collectors.toUnmodifiableMap(
                        PermitMapper.OpenCalls::channelCode, PermitMapper.OpenCalls::calls));
    }

    /** Also with the one that is taken now: so a permit that is kept for a call that may not come is missed by nobody. */
    private static boolean isHalfFree(List<Slot> slots, int most) {
        return 2 * (slots.stream().filter(Slot::held).count() + 1) <= most;
    }

    /** In random order, so that many who ask at once do not all want the same one. */
    private static List<Integer> usable(List<Slot> slots, int most) {
        List<Integer> usable = new ArrayList<>();
        int heldAbove = 0;
        for (Slot slot : slots.reversed()) {
            if (slot.held()) {
                heldAbove++;
            } else if (slot.slot() + 1 + heldAbove <= most) {
                usable.add(slot.slot());
            }
        }
        Collections.shuffle(usable, ThreadLocalRandom.current());
        return usable;
    }

    private void addSlots(Channel channel) {
        int known = slotsKnown.getOrDefault(channel.code(), 0);
        if (known < channel.maxConcurrency()) {
            mapper.addSlots(
                    channel.code(),
                    IntStream.range(known, channel.maxConcurrency()).boxed().toList());
            slotsKnown.merge(channel.code(), channel.maxConcurrency(), Math::max);
        }
    }
}
