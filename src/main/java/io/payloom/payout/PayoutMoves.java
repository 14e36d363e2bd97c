package io.payloom.payout;

import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Moves;
import io.payloom.lifecycle.OrderRemarks;
import io.payloom.lifecycle.Runs;
import io.payloom.transaction.BankTransactionAwaited;
import io.payloom.transaction.BankTransactionSubmitting;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves payouts: one conditional UPDATE and one journal line in the caller's transaction. */
@Component
public class PayoutMoves implements OrderRemarks {

    private final PayoutMapper mapper;
    private final PayoutAnnouncements announcements;
    private final Moves<PayoutState, PayoutEvent> moves;
    private final Runs runs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PayoutMoves(
            PayoutMapper mapper,
            PayoutAnnouncements announcements,
            Journal journal,
            Runs runs,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mapper = mapper;
        this.announcements = announcements;
        this.moves = new Moves<>(PayoutStates.MODEL, journal);
        this.runs = runs;
        this.events = events;
        this.clock = clock;
    }

    /** Reads the row and keeps it locked until the transaction ends. */
    public Payout lock(String orderNo) {
        return mapper.lock(orderNo);
    }

    /** Says why it stands as it does, without a move. */
    public void explain(Payout locked, Outcome outcome) {
        mapper.explain(locked.orderNo(), outcome);
    }

    /** @throws IllegalStateException when the event is not legal in the row's state */
    public Payout move(Payout locked, PayoutEvent event, String actor, @Nullable String detail, Outcome outcome) {
        Instant now = clock.instant();
        boolean released = event == PayoutEvent.RELEASE || locked.released() && event != PayoutEvent.HOLD;
        moves.move(
                locked,
                event,
                actor,
                detail,
                next -> mapper.move(locked, next, outcome, released, now, next.isFinal() ? now : null));
        return mapper.lock(locked.orderNo());
    }

    /** Moves to a final state, shows what was paid, tells the merchant, and ends the run. */
    Payout end(
            Payout locked, PayoutEvent event, String actor, @Nullable String detail, Outcome outcome, PaidTotals paid) {
        Payout ended = moveToEnd(locked, event, actor, detail, outcome, paid);
        announcements.announce(ended);
        return ended;
    }

    /** The same in the step that is followed by the first attempt to tell the merchant. */
    Payout endAndTell(
            Payout locked, PayoutEvent event, String actor, @Nullable String detail, Outcome outcome, PaidTotals paid) {
        Payout ended = moveToEnd(locked, event, actor, detail, outcome, paid);
        announcements.announceLeftToOrder(ended);
        return ended;
    }

    private Payout moveToEnd(
            Payout locked, PayoutEvent event, String actor, @Nullable String detail, Outcome outcome, PaidTotals paid) {
        mapper.showPaid(locked.orderNo(), paid);
        Payout ended = move(locked, event, actor, detail, outcome);
        runs.finish(ended.orderNo());
        events.publishEvent(new PayoutCounted(ended));
        return ended;
    }

    /** What was paid of an ended payout has changed, and its state has not. */
    void showPaid(Payout locked, String actor, String words, PaidTotals paid) {
        remark(locked, actor, words);
        mapper.showPaid(locked.orderNo(), paid);
        events.publishEvent(new PayoutCounted(mapper.lock(locked.orderNo())));
    }

    /** Writes down what was said about a payout that stays in its state. */
    public void remark(Payout locked, String actor, String words) {
        moves.remark(locked, actor, words, () -> mapper.remark(locked, clock.instant()));
    }

    @Override
    public void remark(String orderNo, String actor, String words) {
        if (PayoutKind.PAYOUT.isOf(orderNo)) {
            remark(mapper.lock(orderNo), actor, words);
        }
    }

    @EventListener
    void on(BankTransactionSubmitting submitting) {
        if (PayoutKind.PAYOUT.isOf(submitting.orderNo())) {
            moveIfLegal(submitting.orderNo(), PayoutEvent.SUBMIT, submitting.transactionNo());
        }
    }

    @EventListener
    void on(BankTransactionAwaited awaited) {
        if (PayoutKind.PAYOUT.isOf(awaited.orderNo())) {
            moveIfLegal(awaited.orderNo(), PayoutEvent.AWAIT, awaited.transactionNo());
        }
    }

    private void moveIfLegal(String orderNo, PayoutEvent event, String transactionNo) {
        Payout payout = mapper.lock(orderNo);
        if (moves.allows(payout, event)) {
            move(payout, event, "submit-to-bank", transactionNo, Outcome.NONE);
        }
    }
}
