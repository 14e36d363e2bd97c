package io.payloom.payout;

import io.payloom.database.Database;
import io.payloom.lifecycle.ProcessKind;
import io.payloom.lifecycle.Runs;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts the processes of a batch's payouts by and by, so that a file of thousands of lines neither floods the engine nor
 * holds up single orders. What is not started is a row in the database: it outlives every instance.
 */
@Component
class BatchStarter {

    /** Lines on their way to the banks at the same time, over all batches and instances; what waits at a bank is not counted. */
    static final int MOST_UNDER_WAY = 200;

    private static final Logger LOG = LoggerFactory.getLogger(BatchStarter.class);
    private static final long PERIOD_MILLIS = 500;

    private final BatchMapper mapper;
    private final Runs runs;
    private final Database database;
    private final Clock clock;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("batch-starter").factory());

    BatchStarter(BatchMapper mapper, Runs runs, Database database, Clock clock) {
        this.mapper = mapper;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
        pulse.scheduleWithFixedDelay(this::tryToStart, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts as many as there is room for. */
    void start() {
        int room = MOST_UNDER_WAY - mapper.underWay();
        if (room <= 0) {
            return;
        }
        database.inTransaction(() -> {
            List<String> next = mapper.lockUnstarted(room);
            if (!next.isEmpty()) {
                mapper.started(next, clock.instant());
                next.forEach(orderNo -> runs.open(orderNo, ProcessKind.PAYOUT));
            }
        });
    }

    private void tryToStart() {
        try {
            start();
        } catch (RuntimeException unreachable) {
            LOG.warn("Lines of batches are started a little later: {}", unreachable.toString());
        }
    }

    @PreDestroy
    void stop() {
        pulse.shutdownNow();
    }
}
