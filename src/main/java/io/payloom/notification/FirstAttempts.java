package io.payloom.notification;

import io.payloom.database.Database;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Makes first attempts for the processes of orders: one call, outside any transaction, then one transaction that counts it and
 * hands over what goes on. No run is claimed for that: two that send at once tell the merchant twice, which it has to bear
 * anyway, and only one of them is counted.
 */
@Component
class FirstAttempts {

    private final NotificationMapper mapper;
    private final Attempts attempts;
    private final WebhookSender sender;
    private final Permits permits;
    private final Handover handover;
    private final Database database;
    private final Clock clock;

    FirstAttempts(
            NotificationMapper mapper,
            Attempts attempts,
            WebhookSender sender,
            Permits permits,
            Handover handover,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.attempts = attempts;
        this.sender = sender;
        this.permits = permits;
        this.handover = handover;
        this.database = database;
        this.clock = clock;
    }

    void tell(String orderNo) {
        mapper.leftToOrder(orderNo).forEach(this::tell);
    }

    private void tell(Notification left) {
        Instant now = clock.instant();
        Reply reply;
        try {
            reply = permits.forFirst(left.merchantId(), () -> sender.send(left, now));
        } catch (MerchantBusy busy) {
            handOver(left);
            return;
        }
        database.inTransaction(() -> {
            if (attempts.count(left, now, reply) == NotificationState.PENDING) {
                handOver(left);
            }
        });
    }

    private void handOver(Notification left) {
        database.inTransaction(() -> {
            handover.handOver(left.notificationNo());
        });
    }
}
