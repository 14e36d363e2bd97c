package io.payloom.lifecycle;

import io.payloom.database.Database;
import io.payloom.kernel.SubjectKind;
import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Which process instance drives a subject (an order, a notification). The first job of an instance claims the subject
 * for the root instance's key, the run key; every later step carries that key and is refused when it is not the claimed
 * one. Each step says until when the run has surely moved on. A run whose due time has passed is looked at, and one that
 * is dead or stands still is followed by the next.
 */
@Component
public class Runs {

    /** The engine remembers a start message this long; a repeat within it starts nothing. */
    public static final Duration START_TIME_TO_LIVE = Duration.ofMinutes(10);

    /** An instance that was started has surely claimed its subject after this time, if the engine is up. */
    private static final Duration FIRST_CLAIM = Duration.ofMinutes(3);

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
    public void open(String subjectNo, SubjectKind kind) {
        mapper.insert(subjectNo, processOf(kind).storedAs(), clock.instant().plus(FIRST_CLAIM));
        outbox.add(startMessage(subjectNo, kind, 1));
    }

    /**
     * Claims the subject for this run.
     *
     * @return false when another instance has claimed it or it is finished: then this one is a duplicate and ends
     */
    public boolean claim(String subjectNo, String runKey) {
        return database.alone(() ->
                mapper.claim(subjectNo, runKey, clock.instant(), clock.instant().plus(FIRST_STEPS)) == 1);
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
     * Requires the run and says by when the bank transaction that it waits for is surely asked about, in one lock: the
     * parts of a payout do so at the same time, and two locks after each other would end in deadlocks.
     *
     * @param others whether other transactions of the subject may be due sooner
     * @throws RunSuperseded when the subject is claimed by another run, or by none
     */
    public void require(String subjectNo, String runKey, Instant due, boolean others) {
        if (mapper.expectOf(subjectNo, runKey, clock.instant(), notTooLate(due), others) != 1) {
            throw new RunSuperseded(subjectNo, runKey);
        }
    }

    /**
     * Says until when the run waits on purpose, or will surely have moved on: before that it is not replaced while its
     * instance lives. Whether that lives is looked at every half an hour.
     */
    public void expectBy(String subjectNo, Instant due) {
        mapper.expectBy(subjectNo, due, notTooLate(due));
    }

    /** Its instance is told something and will have looked by then. */
    public void told(String subjectNo, Instant due) {
        mapper.told(subjectNo, notTooLate(due));
    }

    /** The run has something to do at once, whatever else it waits for, and is looked at if it has not by then. */
    public void lookBy(String runKey, Instant due) {
        mapper.lookBy(runKey, due);
    }

    /** The run waits until a person has decided something, however long that takes. */
    public void awaitPerson(String runKey) {
        mapper.awaitPerson(runKey, clock.instant().plus(LONGEST_SILENCE));
    }

    /** A step could not be done now, for a reason that passes, and is surely tried again by then. */
    public void triesAgain(String runKey, Instant until) {
        mapper.triesAgain(runKey, until);
    }

    /** What this run drives; empty when it drives nothing any more. */
    public Optional<String> drivenBy(String runKey) {
        return Optional.ofNullable(mapper.drivenBy(runKey));
    }

    /** What drives a subject, or drove it last; empty when nothing ever did. */
    public Optional<Run> of(String subjectNo) {
        return Optional.ofNullable(mapper.find(subjectNo));
    }

    private Instant notTooLate(Instant due) {
        Instant latest = clock.instant().plus(LONGEST_SILENCE);
        return due.isBefore(latest) ? due : latest;
    }

    /** The run was looked at: it lives, and waits on purpose. */
    public void foundAlive(Run run, Instant nextLook) {
        mapper.foundAlive(run, notTooLate(nextLook));
    }

    /**
     * The run was looked at and has not moved on, for the first time or once more.
     *
     * @param since since when it should have
     */
    public void foundStill(Run run, Instant since, Instant nextLook) {
        mapper.overlook(run, since, nextLook);
    }

    /** Subjects that should have moved on and have not, by process. */
    public List<Still> still() {
        return mapper.still();
    }

    /** The subject is final: nothing will drive it any more. */
    public void finish(String subjectNo) {
        mapper.finish(subjectNo, clock.instant());
        outbox.clear(subjectNo);
    }

    /**
     * The same by a step of the subject's own run, in one statement with the claim, which is held until the surrounding
     * transaction ends; joins the caller's transaction.
     *
     * @throws RunSuperseded when the subject is claimed by another run, or by none
     */
    public void finish(String subjectNo, String runKey) {
        if (mapper.finishBy(subjectNo, runKey, clock.instant()) != 1) {
            throw new RunSuperseded(subjectNo, runKey);
        }
        outbox.clear(subjectNo);
    }

    /**
     * The process instance of a finished subject has nothing left to do, wherever it stands, if there ever was one; joins the
     * caller's transaction.
     */
    public void abandon(String subjectNo) {
        Run run = mapper.find(subjectNo);
        if (run != null && run.runKey() != null) {
            events.publishEvent(new RunAbandoned(subjectNo, run.runKey()));
        }
    }

    /** Keeps the run where it is until the surrounding transaction ends, whoever drives it. */
    public void hold(String subjectNo) {
        mapper.lockRunKey(subjectNo);
    }

    /**
     * Somebody else than its process has moved a subject that is held: the next run goes on from there, or none when the subject
     * is finished, and the instance that stands somewhere is cancelled. Joins the caller's transaction.
     */
    public void stepAside(String subjectNo) {
        if (!replace(existing(subjectNo))) {
            abandon(subjectNo);
        }
    }

    /**
     * Opens the next run of a finished subject that has something to do again; joins the caller's transaction.
     *
     * @throws IllegalStateException when the subject has no run or is not finished
     */
    public void reopen(String subjectNo) {
        if (mapper.reopen(subjectNo, clock.instant().plus(FIRST_CLAIM)) != 1) {
            throw new IllegalStateException(subjectNo + " has no finished run");
        }
        Run open = existing(subjectNo);
        outbox.add(startMessage(subjectNo, open.kind(), open.runNo()));
    }

    /**
     * Sees to it that something drives the subject: the run that does, the next one, or the first; joins the caller's
     * transaction. A run that is under way must see by itself that there is something to do.
     */
    public void drive(String subjectNo, SubjectKind kind) {
        Optional<Run> last = of(subjectNo);
        if (last.isEmpty()) {
            open(subjectNo, kind);
        } else if (mapper.reopen(subjectNo, clock.instant().plus(FIRST_CLAIM)) == 1) {
            outbox.add(startMessage(subjectNo, kind, existing(subjectNo).runNo()));
        }
    }

    private Run existing(String subjectNo) {
        return of(subjectNo).orElseThrow(() -> new IllegalStateException(subjectNo + " has no run"));
    }

    /** Runs whose due time has passed, oldest first; each is kept from other instances for the time given. */
    public List<Run> overdue(int most, Duration keep) {
        return database.inTransaction(() -> {
            List<Run> overdue = mapper.overdue(clock.instant(), most);
            overdue.forEach(run -> mapper.look(run.subjectNo(), clock.instant().plus(keep)));
            return overdue;
        });
    }

    /**
     * Follows a dead run by the next one.
     *
     * @return false when it has moved on or finished meanwhile
     */
    public boolean restart(Run dead) {
        return database.inTransaction(() -> {
            Instant due = clock.instant().plus(FIRST_CLAIM);
            boolean follows = mapper.restart(dead.subjectNo(), dead.runNo(), dead.runKey(), due) == 1;
            if (follows) {
                outbox.clear(dead.subjectNo());
                outbox.add(startMessage(dead.subjectNo(), dead.kind(), dead.runNo() + 1));
            }
            return follows;
        });
    }

    /**
     * Follows a run that lives and stands still by the next one, and has its process instance cancelled.
     *
     * @return false when it has moved on or finished meanwhile
     */
    public boolean replace(Run still) {
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
            Run deaf = existing(subjectNo);
            return deaf.runKey() != null && replace(deaf);
        });
    }

    private static SubjectKind.OwnProcess processOf(SubjectKind kind) {
        return kind.process().orElseThrow(() -> new IllegalStateException("No process drives a " + kind.noun()));
    }

    private static Message startMessage(String subjectNo, SubjectKind kind, int runNo) {
        String run = subjectNo + "/" + runNo;
        return new Message(
                Message.Purpose.START,
                subjectNo,
                processOf(kind).startMessage(),
                run, // and not the subject: one that is banned keeps its correlation key for ever
                run,
                START_TIME_TO_LIVE,
                "{\"" + kind.variable() + "\":\"" + subjectNo + "\"}");
    }

    /** How many subjects of a process, by its stored name, stand still, and since when the first. */
    public record Still(String process, long number, Instant since) {}
}
