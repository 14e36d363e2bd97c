package io.payloom.refund;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Moves;
import io.payloom.lifecycle.OrderRemarks;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaidPayments;
import io.payloom.transaction.BankTransactionAwaited;
import io.payloom.transaction.BankTransactionSubmitting;
import io.payloom.transaction.decision.WordProposals;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves refunds: one conditional UPDATE and one journal line in the caller's transaction. */
@Component
class RefundMoves implements OrderRemarks {

    static final String REFUSED = "REFUND_REFUSED";

    private final RefundMapper mapper;
    private final PaidPayments payments;
    private final GivenBack givenBack;
    private final RefundPayoutProposals proposals;
    private final WordProposals words;
    private final RefundAnnouncements announcements;
    private final Alerts alerts;
    private final Moves<RefundState, RefundEvent> moves;
    private final Runs runs;
    private final Clock clock;

    RefundMoves(
            RefundMapper mapper,
            PaidPayments payments,
            GivenBack givenBack,
            RefundPayoutProposals proposals,
            WordProposals words,
            RefundAnnouncements announcements,
            Alerts alerts,
            Journal journal,
            Runs runs,
            Clock clock) {
        this.mapper = mapper;
        this.payments = payments;
        this.givenBack = givenBack;
        this.proposals = proposals;
        this.words = words;
        this.announcements = announcements;
        this.alerts = alerts;
        this.moves = new Moves<>(RefundStates.MODEL, journal);
        this.runs = runs;
        this.clock = clock;
    }

    /** Until the caller's transaction ends; the payment first, as everybody does. */
    Refund lock(String refundNo) {
        payments.lock(mapper.byNo(refundNo).orderNo());
        return mapper.lock(refundNo);
    }

    /** @throws IllegalStateException when the event is not legal in the row's state */
    Refund move(Refund locked, RefundEvent event, String actor, @Nullable String detail, Outcome outcome) {
        Instant now = clock.instant();
        moves.move(
                locked,
                event,
                actor,
                detail,
                next -> mapper.move(locked, next, outcome, now, next.isFinal() ? now : null));
        proposals.replace(locked.refundNo()); // one that waits spoke of a refund that has moved on since
        Refund moved = mapper.lock(locked.refundNo());
        callOrSettle(locked, moved, actor);
        return moved;
    }

    /** What is refused needs a person until it is not any more. */
    private void callOrSettle(Refund before, Refund after, String actor) {
        String refundNo = after.refundNo();
        if (after.state() == RefundState.REFUSED) {
            words.end(refundNo, actor, "it is refused anew"); // an older instance leaves what was proposed before
            alerts.raise(
                    REFUSED,
                    refundNo,
                    refundNo,
                    RefundNeedsPerson.facts(after) + " Say what is to become of it by "
                            + RefundNeedsPerson.question(after).call()
                            + ": docs/operations.md, \"A refund that its bank refused\".");
        } else if (before.state() == RefundState.REFUSED) {
            alerts.settle(REFUSED, refundNo, actor, "it is " + after.state());
            words.end(refundNo, actor, "it is " + after.state());
        }
    }

    /** Moves to a final state, shows on the payment what went back, tells the merchant, and ends the run. */
    Refund end(Refund locked, RefundEvent event, String actor, @Nullable String detail, Outcome outcome) {
        Refund ended = moveToEnd(locked, event, actor, detail, outcome);
        announcements.announce(ended);
        return ended;
    }

    /** The same in the step that is followed by the first attempt to tell the merchant. */
    Refund endAndTell(Refund locked, RefundEvent event, String actor, @Nullable String detail, Outcome outcome) {
        Refund ended = moveToEnd(locked, event, actor, detail, outcome);
        announcements.announceLeftToOrder(ended);
        return ended;
    }

    private Refund moveToEnd(Refund locked, RefundEvent event, String actor, @Nullable String detail, Outcome outcome) {
        Refund ended = move(locked, event, actor, detail, outcome);
        if (ended.state() != RefundState.FAILED) {
            showRefunded(ended, actor);
        }
        runs.finish(ended.refundNo());
        return ended;
    }

    private void showRefunded(Refund ended, String actor) {
        payments.showRefunded(
                ended.orderNo(),
                givenBack.refunded(ended.orderNo()),
                actor,
                "refund " + ended.refundNo() + " of " + ended.amount() + " is " + ended.state());
    }

    /** More or less went back by a refund that stays in its state; shown on the payment when it has ended. */
    void recount(Refund locked, String actor, String words) {
        remark(locked, actor, words);
        if (locked.state().isFinal()) {
            showRefunded(locked, actor);
        }
    }

    /** Writes down what was said about a refund that stays in its state. */
    void remark(Refund locked, String actor, String words) {
        moves.remark(locked, actor, words, () -> mapper.remark(locked, clock.instant()));
    }

    @Override
    public void remark(String orderNo, String actor, String words) {
        if (RefundKind.REFUND.isOf(orderNo)) {
            remark(lock(orderNo), actor, words);
        }
    }

    @EventListener
    void on(BankTransactionSubmitting submitting) {
        if (RefundKind.REFUND.isOf(submitting.orderNo())) {
            moveIfLegal(submitting.orderNo(), RefundEvent.SUBMIT, submitting.transactionNo());
        }
    }

    @EventListener
    void on(BankTransactionAwaited awaited) {
        if (RefundKind.REFUND.isOf(awaited.orderNo())) {
            moveIfLegal(awaited.orderNo(), RefundEvent.AWAIT, awaited.transactionNo());
        }
    }

    private void moveIfLegal(String refundNo, RefundEvent event, String transactionNo) {
        Refund refund = mapper.lock(refundNo);
        if (moves.allows(refund, event)) {
            move(refund, event, "submit-to-bank", transactionNo, Outcome.NONE);
        }
    }
}
