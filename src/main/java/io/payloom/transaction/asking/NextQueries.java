package io.payloom.transaction.asking;

import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.QueryProgress;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies ahead of a transaction after a fact: the next query of its process, and the watch beside the process. */
@Component
public class NextQueries {

    /** A stuck transaction is asked about this often, until the bank or a person ends it. */
    public static final Duration WATCH_PAUSE = Duration.ofDays(1);

    private final QueryPlan plan;
    private final NextDay nextDay;
    private final Clock clock;

    NextQueries(QueryPlan plan, NextDay nextDay, Clock clock) {
        this.plan = plan;
        this.nextDay = nextDay;
        this.clock = clock;
    }

    /** After a fact that leaves the transaction in the given state. */
    public QueryProgress after(BankTransaction transaction, TransactionState next, BankFact fact) {
        int failed = !fact.source().isQuery()
                ? transaction.progress().failedQueries()
                : fact.isSilence() ? transaction.progress().failedQueries() + 1 : 0;
        int queries = transaction.progress().queryCount() + (fact.source() == BankFact.Source.QUERY ? 1 : 0);
        if (next.isFinal()) {
            return atTheEnd(transaction, next, queries, failed);
        }
        boolean planned = fact.source().isOwnWorker() || transaction.state() != TransactionState.PROCESSING;
        return planned
                ? waiting(transaction, next, queries, failed)
                : new QueryProgress(
                        queries,
                        failed,
                        transaction.progress().nextQueryAt(),
                        watchAt(transaction.progress().nextQueryAt()),
                        null);
    }

    private QueryProgress waiting(BankTransaction transaction, TransactionState next, int queries, int failed) {
        if (next != TransactionState.PROCESSING) {
            return new QueryProgress(queries, failed, null, null, null);
        }
        Instant nextQueryAt = plan.next(transaction, queries);
        return new QueryProgress(queries, failed, nextQueryAt, watchAt(nextQueryAt), null);
    }

    /** The watch goes on with the plan used up, and takes over from a process that does not keep to the plan. */
    private Instant watchAt(@Nullable Instant nextQueryAt) {
        Instant now = clock.instant();
        return (nextQueryAt == null || nextQueryAt.isBefore(now) ? now : nextQueryAt).plus(WATCH_PAUSE);
    }

    /** After a reason of our own, or a person's. */
    public QueryProgress after(BankTransaction transaction, TransactionState next) {
        return next.isFinal()
                ? atTheEnd(
                        transaction,
                        next,
                        transaction.progress().queryCount(),
                        transaction.progress().failedQueries())
                : waiting(
                        transaction,
                        next,
                        transaction.progress().queryCount(),
                        transaction.progress().failedQueries());
    }

    /** After a person has ended it: the bank is asked at T+1 in any case. */
    public QueryProgress watched(BankTransaction transaction) {
        Instant now = clock.instant();
        return new QueryProgress(
                transaction.progress().queryCount(),
                transaction.progress().failedQueries(),
                null,
                nextDay.of(transaction, now),
                now);
    }

    /** What a bank has refused or closed may have been paid all the same, so it is asked once more at T+1. */
    private QueryProgress atTheEnd(BankTransaction transaction, TransactionState next, int queries, int failed) {
        Instant now = clock.instant();
        boolean watched =
                next != TransactionState.SUCCEEDED && transaction.progress().sentAt() != null;
        return new QueryProgress(queries, failed, null, watched ? nextDay.of(transaction, now) : null, now);
    }
}
