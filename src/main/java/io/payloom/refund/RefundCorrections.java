package io.payloom.refund;

import io.payloom.kernel.OrderKind;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaidPayments;
import io.payloom.transaction.BankTransactionContradicted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows what banks say of a refund that had ended, in the database transaction in which it is written down. */
@Component
class RefundCorrections {

    private static final String ACTOR = "bank";

    private final RefundMapper mapper;
    private final RefundMoves moves;
    private final Surpluses surpluses;
    private final PaidPayments payments;
    private final Runs runs;

    RefundCorrections(RefundMapper mapper, RefundMoves moves, Surpluses surpluses, PaidPayments payments, Runs runs) {
        this.mapper = mapper;
        this.moves = moves;
        this.surpluses = surpluses;
        this.payments = payments;
        this.runs = runs;
    }

    @EventListener
    void on(BankTransactionContradicted found) {
        if (!OrderKind.REFUND.isOf(found.orderNo())) {
            return;
        }
        switch (found.kind()) {
            case LATE_SUCCESS -> arrivedLate(lock(found.orderNo()), found);
            case RETURNED -> returned(lock(found.orderNo()), found);
            case CONTRADICTION, OTHER_AMOUNT -> {} // late-money calls a person
        }
    }

    private Refund lock(String refundNo) {
        payments.lock(mapper.byNo(refundNo).orderNo());
        return mapper.lock(refundNo);
    }

    private void arrivedLate(Refund refund, BankTransactionContradicted found) {
        switch (refund.state()) {
            case REFUSED, FAILED -> {
                Outcome outcome = Outcome.of("LATE_SUCCESS", "Refunded, but the bank said so after it had refused");
                Refund corrected = moves.end(refund, RefundEvent.LATE_SUCCESS, ACTOR, found.transactionNo(), outcome);
                surpluses.look(corrected);
                runs.abandon(corrected.refundNo());
            }
            case SUCCEEDED, RETURNED -> {
                moves.remark(refund, ACTOR, found.words());
                surpluses.look(refund);
            }
            case PAYING_OUT -> {
                moves.remark(refund, ACTOR, found.words());
                surpluses.look(refund); // its payout may still be stopped at a bank
            }
            case ACCEPTED, SUBMITTED, PROCESSING ->
                moves.remark(refund, ACTOR, found.words()); // its own process settles it by any success
        }
    }

    private void returned(Refund refund, BankTransactionContradicted found) {
        if (refund.state() == RefundState.SUCCEEDED) {
            Outcome outcome = Outcome.of("RETURNED", "The money came back");
            moves.end(refund, RefundEvent.RETURN, ACTOR, found.transactionNo(), outcome);
        }
    }
}
