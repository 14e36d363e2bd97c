package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.catalogue.UnknownChannel;
import io.payloom.channel.Channels;
import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says how the process goes on from where a transaction stands, and lets the order and its run know of a wait. */
@Component
class NextStep {

    private static final Duration GRACE = Duration.ofMinutes(2);

    /** What failed for its channel's sake has surely gone elsewhere. */
    private static final Duration REROUTED_WITHIN = Duration.ofMinutes(2);

    private final Channels channels;
    private final Runs runs;
    private final ProcessWakeUp wakeUp;
    private final Database database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NextStep(
            Channels channels,
            Runs runs,
            ProcessWakeUp wakeUp,
            Database database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.channels = channels;
        this.runs = runs;
        this.wakeUp = wakeUp;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    TransactionStep of(BankTransaction transaction, String runKey) {
        return step(transaction, runKey, true);
    }

    /** After the bank has just been asked to close it: the next thing to do is to wait. */
    TransactionStep withoutClosing(BankTransaction transaction, String runKey) {
        return step(transaction, runKey, false);
    }

    private TransactionStep step(BankTransaction transaction, String runKey, boolean mayClose) {
        if (transaction.state().isFinal() && !endsItsOrder(transaction)) {
            wakeUp.heard(transaction);
        }
        return switch (transaction.state()) {
            case SUCCEEDED -> new TransactionStep(TransactionStep.Outcome.SUCCEEDED, null);
            case CLOSED -> new TransactionStep(TransactionStep.Outcome.CLOSED, null);
            case FAILED ->
                transaction.answer().reroutable()
                        ? reroute(transaction, runKey)
                        : new TransactionStep(TransactionStep.Outcome.FAILED, null);
            case CREATED, SUBMITTING, PROCESSING -> waiting(transaction, runKey, mayClose);
        };
    }

    /** A payment that is paid is settled next, and news of it goes with its run. */
    private static boolean endsItsOrder(BankTransaction ended) {
        return ended.operation() == Operation.PAY && ended.state() == TransactionState.SUCCEEDED;
    }

    /** Of a payout whose other parts are at their banks for long, the run would else not be looked at before these are due. */
    private TransactionStep reroute(BankTransaction transaction, String runKey) {
        if (transaction.operation() == Operation.PAYOUT) {
            runs.lookBy(runKey, clock.instant().plus(REROUTED_WITHIN));
        }
        return new TransactionStep(TransactionStep.Outcome.REROUTE, null);
    }

    private TransactionStep waiting(BankTransaction transaction, String runKey, boolean mayClose) {
        Instant now = clock.instant();
        Instant nextQueryAt = nextQueryAt(transaction, now);
        database.inTransaction(() -> {
            runs.require(
                    transaction.orderNo(),
                    runKey,
                    nextQueryAt.plus(GRACE),
                    transaction.operation() == Operation.PAYOUT);
            events.publishEvent(new BankTransactionAwaited(
                    transaction.orderNo(),
                    transaction.operation(),
                    transaction.transactionNo(),
                    transaction.answer().payerActionType(),
                    transaction.answer().payerActionContent()));
        });
        boolean close = mayClose
                && transaction.isCloseDue(now)
                && transaction.operation() == Operation.PAY
                && channels.interfaceOf(transaction.channel(), Operation.PAY).closeSupported();
        return new TransactionStep(
                close ? TransactionStep.Outcome.CLOSE_DUE : TransactionStep.Outcome.WAITING, nextQueryAt);
    }

    /** A transaction that another sender has in hand is asked about once that sender's deadline is over. */
    private Instant nextQueryAt(BankTransaction transaction, Instant now) {
        Instant planned = transaction.progress().nextQueryAt();
        Instant sentAt = transaction.progress().sentAt();
        if (planned == null && transaction.state() != TransactionState.PROCESSING && sentAt != null) {
            planned = sentAt.plus(callDeadline(transaction).multipliedBy(2));
        }
        return planned == null || planned.isBefore(now) ? now : planned;
    }

    private Duration callDeadline(BankTransaction transaction) {
        return channels.find(transaction.channel())
                .orElseThrow(() -> new UnknownChannel(transaction.channel()))
                .callDeadline();
    }
}
