package io.payloom.transaction;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Moves;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves locked transactions: one conditional UPDATE and one journal line in the caller's database transaction. */
@Component
public class TransactionMoves {

    /** What calls people about a transaction without a result. */
    private static final List<String> WHILE_UNKNOWN =
            List.of("RESULT_UNKNOWN", "AMOUNT_MISMATCH", "DECISION_NEEDS_SECOND", "DECISION_OVERRULED");

    private final TransactionMapper mapper;
    private final Moves<TransactionState, TransactionEvent> moves;
    private final Alerts alerts;
    private final ApplicationEventPublisher events;

    TransactionMoves(TransactionMapper mapper, Journal journal, Alerts alerts, ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.moves = new Moves<>(TransactionStates.MODEL, journal);
        this.alerts = alerts;
        this.events = events;
    }

    void move(
            BankTransaction locked, TransactionEvent event, String actor, Judgement judgement, QueryProgress progress) {
        TransactionState reached = moves.move(
                locked, event, actor, judgement.lastAnswer(), next -> mapper.move(locked, next, judgement, progress));
        if (reached.isFinal()) {
            settleAlerts(locked, actor, reached);
        }
    }

    /** @throws IllegalStateException when the event is not legal in the transaction's state */
    TransactionState next(BankTransaction transaction, TransactionEvent event) {
        return moves.next(transaction, event);
    }

    /** Nobody need look after what is no longer stuck. Where the first send is answered, nobody was called. */
    private void settleAlerts(BankTransaction before, String actor, TransactionState end) {
        boolean isFirstAnswer = before.state() == TransactionState.CREATED
                || before.state() == TransactionState.SUBMITTING
                        && before.progress().resends() == 0;
        if (!isFirstAnswer) {
            alerts.settle(
                    before.state().isFinal() ? List.of("WATCH_ENDED") : WHILE_UNKNOWN,
                    before.transactionNo(),
                    actor,
                    "it has ended as " + end);
        }
    }

    /** Publishes the fact to all who learn from what became of transactions. */
    void tell(BankTransaction before, TransactionState after, Judgement judgement) {
        events.publishEvent(BankTransactionJudged.of(before, after, judgement));
    }

    /**
     * Marks the begin of a send; whoever comes second finds another send number.
     *
     * @param instanceKey of the process instance that has it in hand, null for the one that has it already
     * @return false, and nothing was written, when it was moved, sent or asked to be closed since it was read
     */
    public boolean beginSend(
            BankTransaction before, TransactionEvent event, @Nullable String instanceKey, Instant now) {
        String detail = "send " + (before.progress().sendNo() + 1);
        return moves.moveIfStill(
                        before,
                        event,
                        "submit-to-bank",
                        detail,
                        submitting -> mapper.beginSend(before, instanceKey, now))
                .isPresent();
    }

    /** Tells the order that its transaction is being sent; once its run is known to be the claimed one. */
    public void tellSending(BankTransaction begun) {
        events.publishEvent(new BankTransactionSubmitting(begun.orderNo(), begun.operation(), begun.transactionNo()));
    }

    /** Writes down what somebody did or said about the transaction without moving it. */
    public void remark(BankTransaction locked, String actor, String words) {
        moves.remark(locked, actor, words, () -> mapper.remark(locked));
    }
}
