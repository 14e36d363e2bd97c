package io.payloom.payout.batch;

import io.payloom.database.Database;
import io.payloom.kernel.Background;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.PayoutKind;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Starts the processes of a batch's payouts by and by, none before its time, so that a file of thousands of lines neither
 * floods the engine nor holds up single orders. What is not started is a row in the database: it outlives every instance.
 */
@Component
class BatchStarter {

    /** Lines on their way to the banks at the same time, over all batches and instances; what waits at a bank is not counted. */
    static final int MOST_UNDER_WAY = 200;

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final BatchMapper mapper;
    private final Runs runs;
    private final Database database;
    private final Clock clock;
    private final Background pulse = new Background("batch-starter", "Lines of batches are started a little later");

    BatchStarter(BatchMapper mapper, Runs runs, Database database, Clock clock) {
        this.mapper = mapper;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
        pulse.every(PERIOD, this::start);
    }

    /** Starts as many as there is room for. */
    void start() {
        if (!mapper.isAnyDue(clock.instant())) {
            return;
        }
        database.inTransaction(() -> {
            mapper.lockTurn(); // who counts at the same time finds the same room
            Instant now = clock.instant();
            int room = MOST_UNDER_WAY - mapper.underWay(now);
            if (room <= 0) {
                return;
            }
            List<String> next = mapper.lockUnstarted(room, now);
            if (!next.isEmpty()) {
                mapper.started(next, now);
                next.forEach(orderNo -> runs.open(orderNo, PayoutKind.PAYOUT));
            }
        });
    }

    @PreDestroy
    void stop() {
        pulse.close();
    }
}
