package io.payloom.transaction;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.CrashPoint;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Applies what banks say: judgement, conditional UPDATE, journal and wake-up in one database transaction. */
@Component
class BankFacts {

    private static final Duration NEWS_TIME_TO_LIVE = Duration.ofMinutes(10);
    private static final Duration TIME_TO_WAKE = Duration.ofMinutes(2);

    private final TransactionMapper mapper;
    private final Judge judge;
    private final QueryPlan plan;
    private final Journal journal;
    private final Outbox outbox;
    private final Runs runs;
    private final Alerts alerts;
    private final Database database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BankFacts(
            TransactionMapper mapper,
            Judge judge,
            QueryPlan plan,
            Journal journal,
            Outbox outbox,
            Runs runs,
            Alerts alerts,
            Database database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mapper = mapper;
        this.judge = judge;
        this.plan = plan;
        this.journal = journal;
        this.outbox = outbox;
        this.runs = runs;
        this.alerts = alerts;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Applies a fact and returns the transaction as it stands then. */
    BankTransaction apply(BankFact fact) {
        CrashPoint.pass("bank-answered");
        BankTransaction after = database.inTransaction(() -> {
            BankTransaction transaction = mapper.lock(fact.transactionNo());
            Finding finding = judge.judge(transaction, fact);
            suspect(transaction, finding);
            move(transaction, finding, fact);
            return mapper.byNo(fact.transactionNo());
        });
        CrashPoint.pass("bank-answer-applied");
        return after;
    }

    /** Moves a locked transaction for a reason of our own. */
    BankTransaction move(BankTransaction locked, TransactionEvent event, String actor, Finding finding) {
        TransactionState next = TransactionStates.MODEL
                .next(locked.state(), event)
                .orElseThrow(() -> new IllegalStateException(locked.state() + " does not allow " + event));
        update(locked, next, event, actor, finding, locked.queryCount());
        events.publishEvent(BankTransactionJudged.of(locked, next, finding));
        return mapper.byNo(locked.transactionNo());
    }

    /** Takes back a send for which the channel gave no permit; it does not count as a channel that cannot be reached. */
    void takeBack(String transactionNo) {
        database.inTransaction(() -> {
            BankTransaction transaction = mapper.lock(transactionNo);
            moveIfLegal(transaction, Finding.of(TransactionEvent.NOT_SENT, "the channel was busy"));
            mapper.setUnreachable(transactionNo, transaction.unreachable());
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
                .ifPresent(next -> update(
                        locked, next, finding.event(), BankFact.Source.SUBMIT.actor(), finding, locked.queryCount()));
    }

    private void move(BankTransaction transaction, Finding finding, BankFact fact) {
        BankFact.Source source = fact.source();
        TransactionEvent event = finding.event() == TransactionEvent.SUCCEED && isGivenUp(transaction.state())
                ? TransactionEvent.LATE_SUCCESS
                : finding.event();
        int queries = transaction.queryCount() + (source == BankFact.Source.QUERY ? 1 : 0);
        Optional<TransactionState> next = TransactionStates.MODEL.next(transaction.state(), event);
        if (next.isPresent()) {
            update(transaction, next.get(), event, source.actor(), finding, queries);
            wake(transaction, source, next.get());
        } else if (transaction.state().isFinal()) {
            contradict(transaction, finding);
        } else {
            mapper.note(transaction.transactionNo(), finding, queries, plan.next(transaction, queries));
        }
        if (next.isPresent() || fact.saysThatSendingFailed()) {
            events.publishEvent(BankTransactionJudged.of(transaction, next.orElse(transaction.state()), finding));
        }
    }

    private void update(
            BankTransaction transaction,
            TransactionState next,
            TransactionEvent event,
            String actor,
            Finding finding,
            int queries) {
        Instant now = clock.instant();
        Instant nextQueryAt = next == TransactionState.PROCESSING ? plan.next(transaction, queries) : null;
        Instant finalAt = next.isFinal() ? now : null;
        if (mapper.move(transaction, next, finding, queries, nextQueryAt, finalAt) != 1) {
            throw new IllegalStateException(transaction.transactionNo() + " moved while it was locked");
        }
        journal.append(new Journal.Entry(
                transaction.transactionNo(),
                transaction.version() + 1,
                transaction.state().name(),
                next.name(),
                event.name(),
                actor,
                finding.lastAnswer()));
        if (event == TransactionEvent.LATE_SUCCESS) {
            alerts.raise(
                    "LATE_SUCCESS",
                    transaction.transactionNo(),
                    transaction.orderNo(),
                    "The bank reports success of " + transaction.transactionNo() + " after it had ended as "
                            + transaction.state() + ". The money is there: finish or refund order "
                            + transaction.orderNo() + ".");
        }
    }

    /** Wakes the process, unless the worker that brought the fact is itself the one that waits for it. */
    private void wake(BankTransaction transaction, BankFact.Source source, TransactionState next) {
        boolean lateAnswer = source == BankFact.Source.SUBMIT && transaction.state() == TransactionState.PROCESSING;
        if (source == BankFact.Source.CALLBACK || lateAnswer && next.isFinal()) {
            wake(transaction.orderNo(), transaction.transactionNo(), String.valueOf(transaction.version() + 1));
        }
    }

    void wake(String orderNo, String transactionNo, String reason) {
        runs.expectBy(orderNo, clock.instant().plus(TIME_TO_WAKE)); // a dead run would not hear it
        outbox.add(new Message(
                Message.Purpose.NEWS,
                orderNo,
                "bank-news",
                transactionNo,
                "news/" + transactionNo + "/" + reason,
                NEWS_TIME_TO_LIVE,
                "{}"));
    }

    private void suspect(BankTransaction transaction, Finding finding) {
        if (finding.suspicion() != null) {
            alerts.raise("AMOUNT_MISMATCH", transaction.transactionNo(), transaction.orderNo(), finding.suspicion());
        }
    }

    private void contradict(BankTransaction transaction, Finding finding) {
        boolean agrees =
                switch (finding.event()) {
                    case SUCCEED -> transaction.state() == TransactionState.SUCCEEDED;
                    case FAIL, CLOSE -> isGivenUp(transaction.state());
                    case AWAIT, NOT_SENT, SEND, LATE_SUCCESS -> true;
                };
        if (!agrees) {
            alerts.raise(
                    "CONTRADICTING_RESULT",
                    transaction.transactionNo(),
                    transaction.orderNo(),
                    "The bank now says '" + finding.lastAnswer() + "' of " + transaction.transactionNo()
                            + ", which had ended as " + transaction.state() + ". Nothing was changed; ask the bank.");
        }
    }

    private static boolean isGivenUp(TransactionState state) {
        return state == TransactionState.FAILED || state == TransactionState.CLOSED;
    }
}
