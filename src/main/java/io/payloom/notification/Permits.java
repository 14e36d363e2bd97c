package io.payloom.notification;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many attempts are under way at once, so that a merchant who hangs holds up nobody else. Nobody waits for a permit. First
 * attempts hold up the processes of orders, and are bounded together, too; others have a process that comes again.
 */
@Component
class Permits {

    private final BulkheadRegistry later;
    private final BulkheadRegistry first;
    private final Bulkhead firstOfAll;

    Permits(NotificationProperties properties) {
        this.later = BulkheadRegistry.of(atOnce(properties.concurrentPerMerchant()));
        this.first = BulkheadRegistry.of(atOnce(properties.firstPerMerchant()));
        this.firstOfAll = Bulkhead.of("first attempts", atOnce(properties.firstAtOnce()));
    }

    private static BulkheadConfig atOnce(int most) {
        return BulkheadConfig.custom().maxConcurrentCalls(most).build();
    }

    /** @throws MerchantBusy when the merchant's permits are all taken */
    Reply forLater(String merchantId, Supplier<Reply> sending) {
        return with(later.bulkhead(merchantId), merchantId, sending);
    }

    /** @throws MerchantBusy when the merchant's permits for first attempts are all taken, or those of all merchants */
    Reply forFirst(String merchantId, Supplier<Reply> sending) {
        return with(firstOfAll, merchantId, () -> with(first.bulkhead(merchantId), merchantId, sending));
    }

    private static Reply with(Bulkhead permits, String merchantId, Supplier<Reply> sending) {
        if (!permits.tryAcquirePermission()) {
            throw new MerchantBusy(merchantId);
        }
        try {
            return sending.get();
        } finally {
            permits.onComplete();
        }
    }
}
