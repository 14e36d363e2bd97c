package io.payloom.channel;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.payloom.catalogue.Channel;
import io.payloom.channel.PermitMapper.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many calls a channel bears at once. A bulkhead of this instance comes first: a bank that hangs holds up nobody else,
 * and an instance that has used up the channel asks no database. Behind it stands the limit over all instances. Nobody
 * waits for a permit.
 */
@Component
class Permits {

    private final SparePermits spare;
    private final Leases leases;
    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();

    Permits(SparePermits spare, Leases leases) {
        this.spare = spare;
        this.leases = leases;
    }

    /**
     * @throws ChannelBusy when there is no permit
     * @throws PermitsUnreachable when the database does not say whether there is one
     */
    <T> T within(Channel channel, Supplier<T> call) {
        Bulkhead bulkhead = bulkheadOf(channel);
        if (!bulkhead.tryAcquirePermission()) {
            throw new ChannelBusy(channel.code());
        }
        try {
            return withLease(channel, call);
        } finally {
            bulkhead.onComplete();
        }
    }

    Map<String, Integer> openCalls() {
        return leases.openCalls();
    }

    private <T> T withLease(Channel channel, Supplier<T> call) {
        Lease lease = take(channel);
        try {
            return call.get();
        } finally {
            spare.giveBack(lease);
        }
    }

    private Lease take(Channel channel) {
        try {
            return spare.take(channel)
                    .or(() -> leases.take(channel))
                    .orElseThrow(() -> new ChannelBusy(channel.code()));
        } catch (ChannelBusy busy) {
            throw busy;
        } catch (RuntimeException database) {
            throw new PermitsUnreachable(channel.code(), database);
        }
    }

    private Bulkhead bulkheadOf(Channel channel) {
        BulkheadConfig wanted = BulkheadConfig.custom()
                .maxConcurrentCalls(channel.maxConcurrency())
                .maxWaitDuration(Duration.ZERO)
                .build();
        Bulkhead bulkhead = bulkheads.computeIfAbsent(channel.code(), code -> Bulkhead.of(code, wanted));
        if (bulkhead.getBulkheadConfig().getMaxConcurrentCalls() != channel.maxConcurrency()) {
            bulkhead.changeConfig(wanted);
        }
        return bulkhead;
    }
}
