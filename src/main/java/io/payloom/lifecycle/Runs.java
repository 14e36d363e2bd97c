package io.payloom.lifecycle;

import io.payloom.database.Database;
import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Which process instance drives a subject (an order, a notification). The first job of an instance claims the subject
 * for the root instance's key, the run key; every later step carries that key and is refused when it is not the claimed
 * one. A run whose due time has passed is probed, and a dead one is followed by the next.
 */
@Component
public class Runs {

    /** The engine remembers a start message this long; a repeat within it starts nothing. */
    public static final Duration START_TIME_TO_LIVE = Duration.ofMinutes(10);

    /** A claimed run that has said nothing for this long is probed. */
    private static final Duration FIRST_STEPS = Duration.ofMinutes(2);

    /** A run is probed at least this often, so that a cancelled instance is missed soon. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(30);

    private final RunMapper mapper;
    private final Outbox outbox;
    private final Database database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Runs(RunMapper mapper, Outbox outbox, Database database, ApplicationEventPublisher events, Clock clock) {
        this.mapper = mapper;
        this.outbox = outbox;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Opens the first run of a subject and puts its start message into the outbox; joins the caller's transaction. */
    public void open(String subjectNo, ProcessKind process) {
        mapper.insert(subjectNo, process, clock.instant().plus(START_TIME_TO_LIVE));
        outbox.add(startMessage(subjectNo, process, 1));
    }

    /**
     * Claims the subject for this run.
     *
     * @return false when another instance has claimed it or it is finished: then this one is a duplicate and ends
     */
    public boolean claim(String subjectNo, String runKey) {
        return database.inTransaction(() -> {
            boolean claimed = mapper.claim(
                            subjectNo, runKey, clock.instant(), clock.instant().plus(FIRST_STEPS))
                    == 1;
            if (claimed) {
                outbox.started(subjectNo);
            }
            return claimed;
        });
    }

    /**
     * Holds the claim until the surrounding transaction ends.
     *
     * @throws RunSuperseded when the subject is claimed by another run, or by none
     */
    public void require(String subjectNo, String runKey) {
        if (!runKey.equals(mapper.lockRunKey(subjectNo))) {
            throw new RunSuperseded(subjectNo, runKey);
        }
    }

    /**
     * Requires the run and says until when it will surely have moved on, in one lock: the parts of a payout do so at the
     * same time, and two locks after each other would end in deadlocks.
     *
     * @throws RunSuperseded when the subject is claimed by another run, or by none
     */
    public void require(String subjectNo, String runKey, Instant due) {
        if (mapper.expectOf(subjectNo, runKey, notTooLate(due)) != 1) {
            throw new RunSuperseded(subjectNo, runKey);
        }
    }

    /** Says until when the run will surely have moved on; afterwards, but not later than in half an hour, it is probed. */
    public void expectBy(String subjectNo, Instant due) {
        mapper.expectBy(subjectNo, notTooLate(due));
    }

    private Instant notTooLate(Instant due) {
        Instant latest = clock.instant().plus(LONGEST_SILENCE);
        return due.isBefore(latest) ? due : latest;
    }

    /** The run was probed and lives. */
    public void foundAlive(String subjectNo) {
        mapper.expectBy(subjectNo, clock.instant().plus(LONGEST_SILENCE));
    }

    /** The subject is final: nothing will drive it any more. */
    public void finish(String subjectNo) {
        mapper.finish(subjectNo, clock.instant());
        outbox.clear(subjectNo);
    }

    /** The process instance of a finished subject has nothing left to do, wherever it stands; joins the caller's transaction. */
    public void abandon(String subjectNo) {
        String runKey = mapper.find(subjectNo).runKey();
        if (runKey != null) {
            events.publishEvent(new RunAbandoned(subjectNo, runKey));
        }
    }

    /**
     * Opens the next run of a finished subject that has something to do again; joins the caller's transaction.
     *
     * @throws IllegalStateException when the subject has no run or is not finished
     */
    public void reopen(String subjectNo) {
        if (mapper.reopen(subjectNo, clock.instant().plus(START_TIME_TO_LIVE)) != 1) {
            throw new IllegalStateException(subjectNo + " has no finished run");
        }
        Overdue open = mapper.find(subjectNo);
        outbox.add(startMessage(subjectNo, open.process(), open.runNo()));
    }

    /** Claimed runs whose due time has passed, oldest first; each is kept from other instances for the time given. */
    public List<Overdue> overdue(int most, Duration keep) {
        return database.inTransaction(() -> {
            List<Overdue> overdue = mapper.overdue(clock.instant(), most);
            overdue.forEach(
                    run -> mapper.expectBy(run.subjectNo(), clock.instant().plus(keep)));
            return overdue;
        });
    }

    /**
     * Follows a dead run by the next one.
     *
     * @return false when it has moved on or finished meanwhile
     */
    public boolean restart(Overdue dead) {
        return database.inTransaction(() -> {
            Instant due = clock.instant().plus(START_TIME_TO_LIVE);
            boolean follows = mapper.restart(dead.subjectNo(), dead.runNo(), dead.runKey(), due) == 1;
            if (follows) {
                outbox.clear(dead.subjectNo());
                outbox.add(startMessage(dead.subjectNo(), dead.process(), dead.runNo() + 1));
            }
            return follows;
        });
    }

    /**
     * Follows a run that lives and stands still by the next one, and has its process instance cancelled.
     *
     * @return false when it has moved on or finished meanwhile
     */
    public boolean replace(Overdue still) {
        return database.inTransaction(() -> {
            boolean follows = restart(still);
            if (follows && still.runKey() != null) {
                events.publishEvent(new RunAbandoned(still.subjectNo(), still.runKey()));
            }
            return follows;
        });
    }

    /**
     * The same for the run of a subject whose news nobody has heard.
     *
     * @return false when the news was heard meanwhile, or no instance drives the subject now
     */
    public boolean replaceDeaf(String subjectNo) {
        return database.inTransaction(() -> {
            if (!outbox.takeUnheard(subjectNo)) {
                return false;
            }
            Overdue deaf = mapper.find(subjectNo);
            return deaf.runKey() != null && replace(deaf);
        });
    }

    private static Message startMessage(String subjectNo, ProcessKind process, int runNo) {
        String run = subjectNo + "/" + runNo;
        return new Message(
                Message.Purpose.START,
                subjectNo,
                process.startMessage(),
                run, // and not the subject: one that is banned keeps its correlation key for ever
                run,
                START_TIME_TO_LIVE,
                process.variablesFor(subjectNo));
    }

    /**
     * A run, most often one that should have moved on.
     *
     * @param runKey key of the root process instance, null when no instance has claimed it yet
     */
    public record Overdue(
            String subjectNo,
            ProcessKind process,
            int runNo,
            @Nullable String runKey) {}
}
