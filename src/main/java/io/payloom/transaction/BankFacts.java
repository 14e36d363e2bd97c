package io.payloom.transaction;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.CrashPoint;
import io.payloom.kernel.Subject;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies what banks say: judgement, conditional UPDATE, journal and wake-up in one database transaction. */
@Component
class BankFacts {

    /** So many queries in a row without a readable answer, and the channel's queries count as failing. */
    static final int FAILURES_THAT_PERSIST = 5;

    /** Shorter than the watch's pause of a day. */
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(12);

    private final TransactionMapper mapper;
    private final Judge judge;
    private final Outlook outlook;
    private final TransactionMoves moves;
    private final Contradictions contradictions;
    private final News news;
    private final FailingQueries failing;
    private final Transcripts transcripts;
    private final Alerts alerts;
    private final Database database;

    BankFacts(
            TransactionMapper mapper,
            Judge judge,
            Outlook outlook,
            TransactionMoves moves,
            Contradictions contradictions,
            News news,
            FailingQueries failing,
            Transcripts transcripts,
            Alerts alerts,
            Database database) {
        this.mapper = mapper;
        this.judge = judge;
        this.outlook = outlook;
        this.moves = moves;
        this.contradictions = contradictions;
        this.news = news;
        this.failing = failing;
        this.transcripts = transcripts;
        this.alerts = alerts;
        this.database = database;
    }

    /** Applies a fact and returns the transaction as it stands then. */
    BankTransaction apply(BankFact fact) {
        return applied(fact).after();
    }

    /** The same, with what the fact was found to mean. */
    Applied applied(BankFact fact) {
        CrashPoint.pass("bank-answered");
        Transcripts.Sealed said = transcripts.seal(fact);
        return database.inTransaction(() -> {
            transcripts.keep(said);
            BankTransaction transaction = mapper.lock(fact.transactionNo());
            if (fact.isOutdated(transaction)) {
                return new Applied(Finding.of(TransactionEvent.AWAIT, "outdated"), transaction);
            }
            Finding finding = judge.judge(transaction, fact);
            if (finding.suspicion() != null) {
                alerts.raise(
                        "AMOUNT_MISMATCH",
                        fact.transactionNo(),
                        transaction.orderNo(),
                        fact.transactionNo() + " of " + Subject.named(transaction.orderNo()) + ": "
                                + finding.suspicion());
            }
            apply(transaction, finding, fact);
            database.afterCommit(() -> CrashPoint.pass("bank-answer-applied"));
            return new Applied(finding, mapper.byNo(fact.transactionNo()));
        });
    }

    /** Moves a locked transaction for a reason of our own. */
    BankTransaction move(BankTransaction locked, TransactionEvent event, String actor, Finding finding) {
        TransactionState next = moves.next(locked, event);
        moves.move(locked, event, actor, finding, outlook.after(locked, next));
        moves.tell(locked, next, finding);
        return mapper.byNo(locked.transactionNo());
    }

    /** Ends a locked transaction by the word of persons; it stays on the watch, whatever they said. */
    BankTransaction decide(BankTransaction locked, TransactionEvent event, String actor, Finding decided) {
        TransactionState next = moves.next(locked, event);
        moves.move(locked, event, actor, decided, outlook.watched(locked));
        moves.tell(locked, next, decided);
        BankTransaction ended = mapper.byNo(locked.transactionNo());
        if (event == TransactionEvent.LATE_SUCCESS) {
            contradictions.lateSuccess(locked);
        }
        if (decided.booked() != null) {
            contradictions.bookedOtherAmount(ended, actor);
        }
        return ended;
    }

    /** Takes back a send for which the channel gave no permit; it does not count as a channel that cannot be reached. */
    void takeBack(String transactionNo) {
        database.inTransaction(() -> {
            BankTransaction transaction = mapper.lock(transactionNo);
            TransactionEvent event = transaction.resends() > 0 ? TransactionEvent.AWAIT : TransactionEvent.NOT_SENT;
            moveIfLegal(transaction, Finding.of(event, "the channel was busy"));
            mapper.takeBack(transactionNo, transaction.unreachable(), Math.max(0, transaction.resends() - 1));
        });
    }

    /** Leaves a send that was held up to the query, although it was not sent: nobody is to blame, and time has passed. */
    BankTransaction leaveToQuery(String transactionNo) {
        return database.inTransaction(() -> {
            Finding heldUp = Finding.of(TransactionEvent.AWAIT, "unknown: the sender was held up and did not send");
            moveIfLegal(mapper.lock(transactionNo), heldUp);
            return mapper.byNo(transactionNo);
        });
    }

    private void moveIfLegal(BankTransaction locked, Finding finding) {
        TransactionStates.MODEL
                .next(locked.state(), finding.event())
                .ifPresent(next -> moves.move(
                        locked, finding.event(), BankFact.Source.SUBMIT.actor(), finding, outlook.after(locked, next)));
    }

    private void apply(BankTransaction transaction, Finding finding, BankFact fact) {
        TransactionEvent event = eventFor(transaction.state(), finding);
        Optional<TransactionState> next = TransactionStates.MODEL.next(transaction.state(), event);
        if (next.isPresent()) {
            Progress progress = outlook.after(transaction, next.get(), fact);
            moves.move(transaction, event, fact.actor(), finding, progress);
            follow(transaction, next.get(), event, fact, progress);
        } else if (transaction.state().isFinal()) {
            contradictions.compare(transaction, finding, fact);
        } else {
            Progress progress = outlook.after(transaction, transaction.state(), fact);
            mapper.note(transaction.transactionNo(), finding, progress);
            if (transaction.state() == TransactionState.PROCESSING) {
                watchOver(transaction, finding, fact, progress);
            }
        }
        if (next.isPresent() || fact.saysThatSendingFailed()) {
            moves.tell(transaction, next.orElse(transaction.state()), finding);
        }
    }

    private static TransactionEvent eventFor(TransactionState state, Finding finding) {
        boolean late = finding.event() == TransactionEvent.SUCCEED
                && (state == TransactionState.FAILED || state == TransactionState.CLOSED);
        return late ? TransactionEvent.LATE_SUCCESS : finding.event();
    }

    private void follow(
            BankTransaction before, TransactionState next, TransactionEvent event, BankFact fact, Progress progress) {
        if (event == TransactionEvent.LATE_SUCCESS) {
            contradictions.lateSuccess(before);
        }
        boolean lateAnswer = fact.source() == BankFact.Source.SUBMIT
                && before.state() == TransactionState.PROCESSING
                && next.isFinal();
        boolean isAwaited = !before.state().isFinal(); // else no process would hear it
        if (isAwaited && (!fact.source().isOwnWorker() || lateAnswer)) {
            news.wake(before, String.valueOf(before.version() + 1));
        }
        if (next == TransactionState.PROCESSING) {
            watchOver(before, Finding.of(TransactionEvent.AWAIT, "nothing yet"), fact, progress);
        }
    }

    /** Calls a person when the plan is used up, and when queries go on failing. */
    private void watchOver(BankTransaction transaction, Finding finding, BankFact fact, Progress progress) {
        if (fact.source().isQuery()) {
            failing.count(transaction, finding, progress.failedQueries());
        }
        if (progress.nextQueryAt() == null) {
            boolean wasPlanned = transaction.nextQueryAt() != null;
            if (wasPlanned || fact.source().isOwnWorker() || fact.source() == BankFact.Source.WATCH) {
                stuck(transaction, StuckOrder.words(transaction, progress, finding), wasPlanned);
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
    record Applied(Finding finding, BankTransaction after) {}
}
