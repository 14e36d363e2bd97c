package io.payloom.channel;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** One bulkhead per channel, so that a bank that hangs holds up nobody else. Nobody waits for a permit. */
@Component
class Permits {

    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();

    <T> T within(Channel channel, Supplier<T> call) {
        Bulkhead bulkhead = bulkheadOf(channel);
        if (!bulkhead.tryAcquirePermission()) {
            throw new ChannelBusy(channel.code());
        }
        try {
            return call.get();
        } finally {
            bulkhead.onComplete();
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
