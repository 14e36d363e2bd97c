package io.payloom.transaction;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.CrashPoint;
import io.payloom.kernel.Subject;
import io.payloom.transaction.asking.FailingQueries;
import io.payloom.transaction.asking.NextQueries;
import io.payloom.transaction.asking.StuckOrder;
import io.payloom.transaction.translation.Judge;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies what banks say: judgement, conditional UPDATE, journal and wake-up in one database transaction. */
@Component
public class BankFacts {

    /** So many queries in a row without a readable answer, and the channel's queries count as failing. */
    public static final int FAILURES_THAT_PERSIST = 5;

    /** Shorter than the watch's pause of a day. */
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(12);

    private final TransactionMapper mapper;
    private final Judge judge;
    private final NextQueries nextQueries;
    private final TransactionMoves moves;
    private final Contradictions contradictions;
    private final ProcessWakeUp wakeUp;
    private final FailingQueries failing;
    private final Transcripts transcripts;
    private final Alerts alerts;
    private final Database database;

    BankFacts(
            TransactionMapper mapper,
            Judge judge,
            NextQueries nextQueries,
            TransactionMoves moves,
            Contradictions contradictions,
            ProcessWakeUp wakeUp,
            FailingQueries failing,
            Transcripts transcripts,
            Alerts alerts,
            Database database) {
        this.mapper = mapper;
        this.judge = judge;
        this.nextQueries = nextQueries;
        this.moves = moves;
        this.contradictions = contradictions;
        this.wakeUp = wakeUp;
        this.failing = failing;
        this.transcripts = transcripts;
        this.alerts = alerts;
        this.database = database;
    }

    /** Applies a fact and returns the transaction as it stands then. */
    public BankTransaction apply(BankFact fact) {
        return applied(fact).after();
    }

    /** The same, with what the fact was found to mean. */
    public Applied applied(BankFact fact) {
        CrashPoint.pass("bank-answered");
        Transcripts.Sealed said = transcripts.seal(fact);
        return database.inTransaction(() -> {
            transcripts.keep(said);
            BankTransaction transaction = mapper.lock(fact.transactionNo());
            if (fact.isOutdated(transaction)) {
                return new Applied(Judgement.of(TransactionEvent.AWAIT, "outdated"), transaction);
            }
            Judgement judgement = judge.judge(transaction, fact);
            if (judgement.suspicion() != null) {
                alerts.raise(
                        "AMOUNT_MISMATCH",
                        fact.transactionNo(),
                        transaction.orderNo(),
                        fact.transactionNo() + " of " + Subject.named(transaction.orderNo()) + ": "
                                + judgement.suspicion());
            }
            apply(transaction, judgement, fact);
            database.afterCommit(() -> CrashPoint.pass("bank-answer-applied"));
            return new Applied(judgement, mapper.byNo(fact.transactionNo()));
        });
    }

    /** Moves a locked transaction for a reason of our own. */
    public BankTransaction move(BankTransaction locked, TransactionEvent event, String actor, Judgement judgement) {
        TransactionState next = moves.next(locked, event);
        moves.move(locked, event, actor, judgement, nextQueries.after(locked, next));
        moves.tell(locked, next, judgement);
        return mapper.byNo(locked.transactionNo());
    }

    /** Ends a locked transaction by the word of persons; it stays on the watch, whatever they said. */
    public BankTransaction decide(BankTransaction locked, TransactionEvent event, String actor, Judgement decided) {
        TransactionState next = moves.next(locked, event);
        moves.move(locked, event, actor, decided, nextQueries.watched(locked));
        BankTransaction ended = mapper.byNo(locked.transactionNo());
        if (event == TransactionEvent.LATE_SUCCESS) {
            contradictions.lateSuccess(locked);
        }
        if (decided.booked() != null) {
            contradictions.bookedOtherAmount(ended, actor);
        }
        moves.tell(locked, next, decided); // last, as after a bank's word: limits and reserves are wanted by everybody
        return ended;
    }

    /** Takes back a send for which the channel gave no permit; it does not count as a channel that cannot be reached. */
    public void takeBack(String transactionNo) {
        database.inTransaction(() -> {
            BankTransaction transaction = mapper.lock(transactionNo);
            TransactionEvent event =
                    transaction.progress().resends() > 0 ? TransactionEvent.AWAIT : TransactionEvent.NOT_SENT;
            moveIfLegal(transaction, Judgement.of(event, "the channel was busy"));
            mapper.takeBack(
                    transactionNo,
                    transaction.progress().unreachable(),
                    Math.max(0, transaction.progress().resends() - 1));
        });
    }

    /** Leaves a send that was held up to the query, although it was not sent: nobody is to blame, and time has passed. */
    public BankTransaction leaveToQuery(String transactionNo) {
        return database.inTransaction(() -> {
            Judgement heldUp = Judgement.of(TransactionEvent.AWAIT, "unknown: the sender was held up and did not send");
            moveIfLegal(mapper.lock(transactionNo), heldUp);
            return mapper.byNo(transactionNo);
        });
    }

    private void moveIfLegal(BankTransaction locked, Judgement judgement) {
        TransactionStates.MODEL
                .next(locked.state(), judgement.event())
                .ifPresent(next -> moves.move(
                        locked,
                        judgement.event(),
                        BankFact.Source.SUBMIT.actor(),
                        judgement,
                        nextQueries.after(locked, next)));
    }

    private void apply(BankTransaction transaction, Judgement judgement, BankFact fact) {
        TransactionEvent event = eventFor(transaction.state(), judgement);
        Optional<TransactionState> next = TransactionStates.MODEL.next(transaction.state(), event);
        if (next.isPresent()) {
            QueryProgress progress = nextQueries.after(transaction, next.get(), fact);
            moves.move(transaction, event, fact.actor(), judgement, progress);
            follow(transaction, next.get(), event, fact, progress);
        } else if (transaction.state().isFinal()) {
            contradictions.compare(transaction, judgement, fact);
        } else {
            QueryProgress progress = nextQueries.after(transaction, transaction.state(), fact);
            mapper.note(transaction.transactionNo(), judgement, progress);
            if (transaction.state() == TransactionState.PROCESSING) {
                watchOver(transaction, judgement, fact, progress);
            }
        }
        if (next.isPresent() || fact.saysThatSendingFailed()) {
            moves.tell(transaction, next.orElse(transaction.state()), judgement);
        }
    }

    private static TransactionEvent eventFor(TransactionState state, Judgement judgement) {
        boolean late = judgement.event() == TransactionEvent.SUCCEED
                && (state == TransactionState.FAILED || state == TransactionState.CLOSED);
        return late ? TransactionEvent.LATE_SUCCESS : judgement.event();
    }

    private void follow(
            BankTransaction before,
            TransactionState next,
            TransactionEvent event,
            BankFact fact,
            QueryProgress progress) {
        if (event == TransactionEvent.LATE_SUCCESS) {
            contradictions.lateSuccess(before);
        }
        boolean lateAnswer = fact.source() == BankFact.Source.SUBMIT
                && before.state() == TransactionState.PROCESSING
                && next.isFinal();
        boolean isAwaited = !before.state().isFinal(); // else no process would hear it
        if (isAwaited && (!fact.source().isOwnWorker() || lateAnswer)) {
            wakeUp.wake(before, String.valueOf(before.version() + 1));
        }
        if (next == TransactionState.PROCESSING) {
            watchOver(before, Judgement.of(TransactionEvent.AWAIT, "nothing yet"), fact, progress);
        }
    }

    /** Calls a person when the plan is used up, and when queries go on failing. */
    private void watchOver(BankTransaction transaction, Judgement judgement, BankFact fact, QueryProgress progress) {
        if (fact.source().isQuery()) {
            failing.count(transaction, judgement, progress.failedQueries());
        }
        if (progress.nextQueryAt() == null) {
            boolean wasPlanned = transaction.progress().nextQueryAt() != null;
            if (wasPlanned || fact.source().isOwnWorker() || fact.source() == BankFact.Source.WATCH) {
                stuck(transaction, StuckOrder.words(transaction, progress, judgement), wasPlanned);
            }
        }
    }

    /** Acknowledged and still stuck when the bank is asked the next day: it comes back. */
    private void stuck(BankTransaction transaction, String words, boolean isNew) {
        String number = transaction.transactionNo();
        if (isNew) {
            alerts.raise("RESULT_UNKNOWN", number, transaction.orderNo(), words);
        } else {
            alerts.goesOn("RESULT_UNKNOWN", number, transaction.orderNo(), words, ACKNOWLEDGED_FOR);
        }
    }

    /** What a fact was found to mean, and the transaction as it stands after it. */
    public record Applied(Judgement judgement, BankTransaction after) {}
}
