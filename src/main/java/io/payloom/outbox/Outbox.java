package io.payloom.outbox;

import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/**
 * Messages for the process engine. A row is written in the transaction that gave the reason for it; a relay leases due
 * rows, publishes them after the commit and repeats until a process has heard them: the engine may take a message and
 * lose it all the same.
 */
@Component
public class Outbox {

    private static final Duration HANDED_OVER = Duration.ofSeconds(15);

    /** A start message that was taken stays until its subject ends; nobody looks at it before. */
    private static final Duration NEVER = Duration.ofDays(3650);

    private static final int MOST_AT_ONCE = 500;

    private final OutboxMapper mapper;
    private final Database database;
    private final Clock clock;
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private volatile Relay relay = new NoRelay();

    Outbox(OutboxMapper mapper, Database database, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds one message; a message id that is already there stays as it is. The relay of this instance gets it right after the
     * commit, if it has room: then the row is written as one that is leased, and is due again should this instance end
     * before it was published.
     */
    public void add(Message message) {
        Instant now = clock.instant();
        Relay here = relay;
        boolean handedOver = here.hasRoom();
        mapper.insert(message, now, handedOver ? now.plus(HANDED_OVER) : now);
        database.afterCommit(() -> {
            if (handedOver) {
                here.publish(Row.of(message));
            } else {
                here.look();
            }
        });
    }

    /** From now on this one publishes. */
    public void relayedBy(Relay publisher) {
        this.relay = publisher;
    }

    /** Takes due messages and keeps others away from them for the time of the lease. */
    public List<Row> lease(int most, Duration lease) {
        return database.inTransaction(() -> {
            Instant now = clock.instant();
            List<Row> due = mapper.due(now, most);
            if (!due.isEmpty()) {
                mapper.postpone(due.stream().map(Row::messageId).toList(), now.plus(lease));
            }
            return due;
        });
    }

    /**
     * The engine has taken it. A wake-up goes again after the pause unless it is heard before. A start message does not, so
     * it is only remembered, and written down with others: until then it is leased, and the engine swallows a second one.
     */
    public void published(Row row, Duration pause) {
        if (row.purpose() == Message.Purpose.START) {
            taken.add(row.messageId());
        } else {
            database.alone(() -> mapper.published(
                    row.messageId(), row.published(), clock.instant().plus(pause)));
        }
    }

    /** Writes down which start messages the engine has taken; what cannot be written now is written next time. */
    public void writeDownTaken() {
        List<String> some = new ArrayList<>();
        for (String next = taken.poll(); next != null; next = some.size() < MOST_AT_ONCE ? taken.poll() : null) {
            some.add(next);
        }
        if (some.isEmpty()) {
            return;
        }
        try {
            database.alone(() -> mapper.startsTaken(some, clock.instant().plus(NEVER)));
        } catch (RuntimeException unreachable) {
            taken.addAll(some);
            throw unreachable;
        }
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

    /** It was not published and is due again after the pause. */
    public void again(Row row, Duration pause) {
        database.alone(
                () -> mapper.postpone(List.of(row.messageId()), clock.instant().plus(pause)));
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

    /** Who publishes what is added, of this instance. */
    public interface Relay {

        /** Whether it could publish one more message now. */
        boolean hasRoom();

        /** Publishes one that was just committed, or has it made due again; does not wait. */
        void publish(Row row);

        /** There is something due. */
        void look();
    }

    private static final class NoRelay implements Relay {

        @Override
        public boolean hasRoom() {
            return false;
        }

        @Override
        public void publish(Row row) {
            throw new IllegalStateException("Nobody publishes here");
        }

        @Override
        public void look() {
            // another instance does
        }
    }
}
