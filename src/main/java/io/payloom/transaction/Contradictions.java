package io.payloom.transaction;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.kernel.Subject;
import io.payloom.transaction.translation.UnexplainedAnswers;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Compares what a bank says of a transaction that has ended with how it ended. A late success is a declared correction;
 * whatever else does not agree changes nothing, but is written down, tells a person and gets its own path.
 */
@Component
public class Contradictions {

    /** The unified code of money that came back after it had arrived. */
    public static final String RETURNED = "RETURNED";

    private static final String BANK = "bank";

    private final TransactionMapper mapper;
    private final TransactionMoves moves;
    private final UnexplainedAnswers unexplained;
    private final Alerts alerts;
    private final ProcessWakeUp wakeUp;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contradictions(
            TransactionMapper mapper,
            TransactionMoves moves,
            UnexplainedAnswers unexplained,
            Alerts alerts,
            ProcessWakeUp wakeUp,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.unexplained = unexplained;
        this.alerts = alerts;
        this.wakeUp = wakeUp;
        this.events = events;
        this.clock = clock;
    }

    /** The transaction has just been corrected from failed or closed to succeeded. */
    void lateSuccess(BankTransaction before) {
        String words = "The bank reports success of " + before.transactionNo() + " after it had ended as "
                + before.state() + ". The money is there.";
        alerts.raise(
                "LATE_SUCCESS",
                before.transactionNo(),
                before.orderNo(),
                words + " " + Subject.titled(before.orderNo()) + " is put right by "
                        + (before.operation() == Operation.PAY ? "late-money." : "itself."));
        publish(before, BankTransactionContradicted.Kind.LATE_SUCCESS, words, BANK);
        if (before.operation() != Operation.PAYOUT) { // its other attempts are other parts
            mapper.latest(before.orderNo()).map(BankTransaction::transactionNo).ifPresent(this::closeAnother);
        }
    }

    /** What is under way at another channel is not wanted any more: if it was not sent it is not, else its bank is asked. */
    private void closeAnother(String transactionNo) {
        BankTransaction newest = mapper.lock(transactionNo);
        if (!newest.state().isFinal() && newest.progress().closeRequestedAt() == null) {
            mapper.requestClose(transactionNo, clock.instant());
            wakeUp.wake(newest, "close");
        }
    }

    /** A fact that moves nothing, about a transaction that has ended. */
    void compare(BankTransaction ended, Judgement judgement, BankFact fact) {
        if (fact.isOvertaken(ended)) {
            return;
        }
        if (ended.state() != TransactionState.SUCCEEDED && judgement.event() != TransactionEvent.AWAIT) {
            alerts.settle(
                    "WATCH_ENDED", ended.transactionNo(), fact.actor(), "the bank says " + judgement.lastAnswer());
        }
        if (judgement.isUntranslated()) {
            unexplained.keep(ended, judgement, fact.actor());
        } else if (judgement.suspicion() != null) {
            contradict(ended, otherAmount(judgement), judgement.suspicion(), fact.actor());
        } else if (isReturned(ended, judgement)) {
            String words = "The money of " + ended.transactionNo() + " came back: " + judgement.lastAnswer() + ".";
            contradict(ended, BankTransactionContradicted.Kind.RETURNED, words, fact.actor());
        } else if (disagrees(ended.state(), judgement.event())) {
            String words = "The bank now says '" + judgement.lastAnswer() + "' of " + ended.transactionNo()
                    + ", which had ended as " + ended.state() + ". Nothing was changed.";
            alerts.raise(
                    "CONTRADICTING_RESULT",
                    ended.transactionNo(),
                    ended.orderNo(),
                    words + " It belongs to " + Subject.named(ended.orderNo())
                            + ". Ask the bank; late-money waits for your word.");
            contradict(ended, BankTransactionContradicted.Kind.CONTRADICTION, words, fact.actor());
        } else if (ended.progress().byPerson() && judgement.event() != TransactionEvent.AWAIT) {
            mapper.confirm(ended.transactionNo());
            moves.remark(ended, fact.actor(), "the bank agrees: " + judgement.lastAnswer());
        }
    }

    /** Two people have ended a transaction as succeeded over the amount that its bank reports. */
    void bookedOtherAmount(BankTransaction ended, String persons) {
        Money ordered = ended.amount();
        Money booked = ended.paid();
        long more = booked.value() - ordered.value();
        String words = "The bank reports " + booked + " of " + ended.transactionNo() + ", and " + persons
                + " have booked that; " + ordered + " were ordered, so it is "
                + new Money(Math.abs(more), ordered.currency()) + (more > 0 ? " too much." : " too little.");
        alerts.raise(
                "AMOUNT_MISMATCH", ended.transactionNo(), ended.orderNo(), words + " late-money waits for your word.");
        publish(ended, BankTransactionContradicted.Kind.BOOKED_OTHER_AMOUNT, words, persons);
    }

    /** A person says of a transaction that has succeeded that its money came back. */
    public void returned(BankTransaction ended, String operator, String reason) {
        String words = "The money of " + ended.transactionNo() + " came back, says " + operator + ": " + reason;
        moves.remark(ended, operator, words);
        publish(ended, BankTransactionContradicted.Kind.RETURNED, words, operator);
    }

    private void contradict(BankTransaction ended, BankTransactionContradicted.Kind kind, String words, String actor) {
        moves.remark(ended, actor, words);
        publish(ended, kind, words, BANK);
    }

    private void publish(BankTransaction ended, BankTransactionContradicted.Kind kind, String words, String actor) {
        events.publishEvent(new BankTransactionContradicted(
                ended.transactionNo(),
                ended.orderNo(),
                ended.operation(),
                ended.attempt(),
                ended.identity().merchantId(),
                kind,
                words,
                actor));
    }

    private static BankTransactionContradicted.Kind otherAmount(Judgement judgement) {
        return RETURNED.equals(judgement.unifiedCode())
                ? BankTransactionContradicted.Kind.RETURNED_OTHER_AMOUNT
                : BankTransactionContradicted.Kind.OTHER_AMOUNT;
    }

    /** What was sent to somebody may come back days later; the bank's code says so, translated as {@link #RETURNED}. */
    private static boolean isReturned(BankTransaction ended, Judgement judgement) {
        return ended.operation() != Operation.PAY
                && ended.state() == TransactionState.SUCCEEDED
                && judgement.event() == TransactionEvent.FAIL
                && RETURNED.equals(judgement.unifiedCode());
    }

    private static boolean disagrees(TransactionState state, TransactionEvent event) {
        return switch (event) {
            case SUCCEED -> state != TransactionState.SUCCEEDED;
            case FAIL, CLOSE -> state == TransactionState.SUCCEEDED;
            case AWAIT, NOT_SENT, SEND, RESEND, LATE_SUCCESS -> false;
        };
    }
}
