package io.payloom.merchant;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** One bucket of permits per merchant, in this instance's memory: one merchant's rush never takes another's turn. */
@Component
class RequestRates {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final MerchantProperties.Rate rate;

    RequestRates(MerchantProperties properties) {
        this.rate = properties.rate();
    }

    /** @return how long to wait for the next permit; zero when this call took one */
    Duration take(String merchantId) {
        Bucket bucket = buckets.computeIfAbsent(merchantId, id -> newBucket());
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(rate.burst()).refillGreedy(rate.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
