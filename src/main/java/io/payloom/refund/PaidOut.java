package io.payloom.refund;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.Payout;
import io.payloom.payout.PayoutCounted;
import io.payloom.payout.Withdrawals;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows the payouts that carry refunds, in the database transaction in which each ends or is corrected. */
@Component
class PaidOut {

    private static final String ACTOR = "payout";
    private static final String CHANGED = "REFUND_PAYOUT_CHANGED";

    private final RefundMapper mapper;
    private final RefundPayoutProposals proposals;
    private final RefundMoves moves;
    private final GivenBack givenBack;
    private final Surpluses surpluses;
    private final Withdrawals withdrawals;
    private final Alerts alerts;
    private final Runs runs;

    PaidOut(
            RefundMapper mapper,
            RefundPayoutProposals proposals,
            RefundMoves moves,
            GivenBack givenBack,
            Surpluses surpluses,
            Withdrawals withdrawals,
            Alerts alerts,
            Runs runs) {
        this.mapper = mapper;
        this.proposals = proposals;
        this.moves = moves;
        this.givenBack = givenBack;
        this.surpluses = surpluses;
        this.withdrawals = withdrawals;
        this.alerts = alerts;
        this.runs = runs;
    }

    @EventListener
    void on(PayoutCounted counted) {
        Payout payout = counted.payout();
        if (payout.refundNo() == null) {
            return;
        }
        moves.lock(payout.refundNo());
        proposals.showPaid(payout.orderNo(), payout.net().value());
        Refund refund = mapper.lock(payout.refundNo());
        follow(refund, payout, givenBack.isWhole(refund));
        proposals.replace(refund.refundNo()); // it spoke of another amount
        Refund after = mapper.lock(refund.refundNo());
        if (after.state() == RefundState.SUCCEEDED && givenBack.isWhole(after)) {
            settleChanges(after);
        }
        surpluses.look(after);
    }

    private void follow(Refund refund, Payout payout, boolean whole) {
        switch (refund.state()) {
            case PAYING_OUT -> {
                if (payout.orderNo().equals(refund.payoutNo())) {
                    settle(refund, payout, whole);
                } else {
                    beside(refund, payout);
                }
            }
            case REFUSED, FAILED -> {
                if (whole) {
                    moves.end(refund, RefundEvent.LATE_SUCCESS, ACTOR, words(payout), Outcome.whole(refund));
                    runs.abandon(refund.refundNo());
                } else {
                    changed(refund, payout);
                }
            }
            case SUCCEEDED -> {
                if (whole) {
                    moves.remark(refund, ACTOR, words(payout));
                } else {
                    cameBack(refund, payout);
                }
            }
            case ACCEPTED, SUBMITTED, PROCESSING, RETURNED -> changed(refund, payout);
        }
    }

    /** The newest payout is still on its way: it is taken back if it is too much by now and nothing of it was sent. */
    private void beside(Refund refund, Payout earlier) {
        if (givenBack.isTooMuch(refund) && withdrawals.withdraw(newest(refund), ACTOR, words(earlier))) {
            return; // which ends the refund, or calls people again
        }
        changed(refund, earlier);
    }

    private static String newest(Refund refund) {
        return Objects.requireNonNull(refund.payoutNo());
    }

    private void settle(Refund refund, Payout payout, boolean whole) {
        if (whole) {
            moves.end(refund, RefundEvent.SUCCEED, ACTOR, words(payout), Outcome.whole(refund));
            return;
        }
        Outcome outcome = refund.paidOutValue() > 0
                ? Outcome.of(
                        "PAID_OUT_IN_PART",
                        "Paid to another account: " + refund.money(refund.paidOutValue()) + " of " + refund.amount())
                : Outcome.of("PAYOUT_FAILED", "It could not be paid to another account: " + payout.resultMessage());
        moves.move(refund, RefundEvent.REFUSE, ACTOR, words(payout), outcome);
        runs.reopen(refund.refundNo());
    }

    private void cameBack(Refund refund, Payout payout) {
        Outcome outcome = Outcome.of("RETURNED", "Came back: " + refund.money(payout.returnedValue()));
        moves.end(refund, RefundEvent.RETURN, ACTOR, words(payout), outcome);
    }

    private void changed(Refund refund, Payout payout) {
        moves.recount(refund, ACTOR, words(payout));
        alerts.raise(
                CHANGED,
                payout.orderNo(),
                refund.refundNo(),
                "Refund " + refund.refundNo() + " is " + refund.state() + ", and " + words(payout)
                        + ". Look whether the payer has what is due.");
    }

    /** The payer has all that is due. */
    private void settleChanges(Refund whole) {
        proposals.of(whole.refundNo()).stream()
                .map(RefundPayout::payoutNo)
                .filter(Objects::nonNull)
                .forEach(payoutNo -> alerts.settle(CHANGED, payoutNo, ACTOR, "the payer has all that is due"));
    }

    private static String words(Payout payout) {
        return "payout " + payout.orderNo() + " is " + payout.state() + ": " + payout.net() + " of " + payout.amount();
    }
}
