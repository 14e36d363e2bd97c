package io.payloom.outbox;

import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Messages for the process engine. A row is written in the transaction that gave the reason for it; a relay leases due
 * rows, publishes them after the commit and repeats until the engine has them.
 */
@Component
public class Outbox {

    private final OutboxMapper mapper;
    private final Database database;
    private final Clock clock;
    private volatile Runnable listener = () -> {};

    Outbox(OutboxMapper mapper, Database database, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    /** Adds one message; a message id that is already there stays as it is. */
    public void add(Message message) {
        mapper.insert(message, clock.instant());
        database.afterCommit(() -> listener.run());
    }

    /** Called after each commit that added a message, so that the relay need not wait for its next look. */
    public void onAdded(Runnable relay) {
        this.listener = relay;
    }

    /** Takes due messages and keeps others away from them for the time of the lease. */
    public List<Row> lease(int most, Duration lease) {
        return database.inTransaction(() -> {
            Instant now = clock.instant();
            List<Row> due = mapper.due(now, most);
            if (!due.isEmpty()) {
                mapper.postpone(due.stream().map(Row::id).toList(), now.plus(lease));
            }
            return due;
        });
    }

    public void done(long id) {
        mapper.delete(id);
    }

    /** Removes the start messages of a subject, because an instance has claimed it. */
    public void started(String subjectNo) {
        mapper.deleteStarts(subjectNo);
    }

    public void again(long id, Duration pause) {
        mapper.postpone(List.of(id), clock.instant().plus(pause));
    }

    public boolean holds(String subjectNo) {
        return mapper.count(subjectNo) > 0;
    }

    /** Age of the oldest message that is due, for the metrics; zero when none is. */
    public Duration oldestDue() {
        Instant now = clock.instant();
        Instant oldest = mapper.oldestDue(now);
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
