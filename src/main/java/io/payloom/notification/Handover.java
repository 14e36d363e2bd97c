package io.payloom.notification;

import io.payloom.database.Database;
import io.payloom.kernel.Background;
import io.payloom.lifecycle.Runs;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives notifications that were left to the process of their order a process of their own: the first attempt failed, or the
 * order's process has not made it in time, because its instance is gone or nobody works for it.
 */
@Component
class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int MOST = 100;

    private final NotificationMapper mapper;
    private final Runs runs;
    private final Database database;
    private final Clock clock;
    private final Background pulse = new Background("notification-handover", "Merchants are told a little later");

    Handover(NotificationMapper mapper, Runs runs, Database database, Clock clock) {
        this.mapper = mapper;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
        pulse.every(PERIOD, this::handOverOverdue);
    }

    /**
     * Joins the caller's transaction.
     *
     * @return false when it has a process of its own already
     */
    boolean handOver(String notificationNo) {
        boolean left = mapper.handOver(notificationNo) == 1;
        if (left) {
            runs.open(notificationNo, NotificationKind.NOTIFICATION);
        }
        return left;
    }

    void handOverOverdue() {
        while (handOverSome() == MOST) {}
    }

    private int handOverSome() {
        return database.inTransaction(() -> {
            List<String> overdue = mapper.lockUntoldByOrder(clock.instant(), MOST);
            for (String number : overdue) {
                LOG.info("Notification {}: the order's process has not told it in time", number);
                handOver(number);
            }
            return overdue.size();
        });
    }

    @PreDestroy
    void stop() {
        pulse.close();
    }
}
