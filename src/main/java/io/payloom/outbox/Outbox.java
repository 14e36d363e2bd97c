package io.payloom.outbox;

import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Messages for the process engine. A row is written in the transaction that gave the reason for it; a relay leases due
 * rows, publishes them after the commit and repeats until a process has heard them: the engine may take a message and
 * lose it all the same.
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

    /** The engine has taken it. A wake-up goes again after the pause unless it is heard before; a start message does not. */
    public void published(Row row, Duration pause) {
        mapper.published(row.id(), row.published(), clock.instant().plus(pause));
    }

    /** Removes the wake-ups with this key, because the process looks now; joins the caller's transaction. */
    public void heard(String subjectNo, String correlationKey) {
        mapper.deleteNews(subjectNo, correlationKey);
    }

    /** Whether the engine has not taken yet what the subject's process is to be told, or started by. */
    public boolean holdsUntaken(String subjectNo, Message.Purpose purpose) {
        return mapper.count(subjectNo, purpose, true) > 0;
    }

    /** Removes a subject's unheard wake-ups; false when there are none, any more. Joins the caller's transaction. */
    public boolean takeUnheard(String subjectNo) {
        return mapper.deleteUnheard(subjectNo, clock.instant()) > 0;
    }

    /** Subjects with a wake-up that the engine has taken twice, the second time long ago, and no process has heard. */
    public List<String> unheard(int most) {
        return mapper.unheard(clock.instant(), most);
    }

    /** Removes whatever there is for a subject: nothing drives it any more, or something else will. */
    public void clear(String subjectNo) {
        mapper.deleteAll(subjectNo);
    }

    /** Removes the start messages of a subject, because an instance has claimed it. */
    public void started(String subjectNo) {
        mapper.deleteStarts(subjectNo);
    }

    public void again(long id, Duration pause) {
        mapper.postpone(List.of(id), clock.instant().plus(pause));
    }

    /** Whether a start message of the subject is still to be heard. */
    public boolean holdsStart(String subjectNo) {
        return mapper.count(subjectNo, Message.Purpose.START, false) > 0;
    }

    /** Age of the oldest message that is due, for the metrics; zero when none is. */
    public Duration oldestDue() {
        Instant now = clock.instant();
        Instant oldest = mapper.oldestDue(now);
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
