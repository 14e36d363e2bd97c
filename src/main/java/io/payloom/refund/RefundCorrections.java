package io.payloom.refund;

import static java.util.Objects.requireNonNull;

import io.payloom.alert.Alerts;
import io.payloom.database.LockOrder;
import io.payloom.hold.EndReaction;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.Withdrawals;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Follows what banks say of a refund that had ended, in the database transaction in which it is written down. */
@Component
class RefundCorrections implements EndReaction {

    private static final String ACTOR = "refund";

    private final RefundMapper mapper;
    private final RefundMoves moves;
    private final BankTransactions transactions;
    private final Surpluses surpluses;
    private final GivenBack givenBack;
    private final Withdrawals withdrawals;
    private final Alerts alerts;
    private final Runs runs;
    private final Clock clock;

    RefundCorrections(
            RefundMapper mapper,
            RefundMoves moves,
            BankTransactions transactions,
            Surpluses surpluses,
            GivenBack givenBack,
            Withdrawals withdrawals,
            Alerts alerts,
            Runs runs,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.surpluses = surpluses;
        this.givenBack = givenBack;
        this.withdrawals = withdrawals;
        this.alerts = alerts;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.REFUND;
    }

    @Override
    public void contradicted(BankTransactionContradicted found) {
        if (!RefundKind.REFUND.isOf(found.orderNo())) {
            return;
        }
        switch (found.kind()) {
            case LATE_SUCCESS -> {
                arrivedLate(moves.lock(found.orderNo()), found);
                alerts.settle(
                        "LATE_SUCCESS", found.transactionNo(), ACTOR, "the refund " + found.orderNo() + " counts it");
            }
            case RETURNED -> returned(moves.lock(found.orderNo()), found);
            case CONTRADICTION,
                    OTHER_AMOUNT,
                    RETURNED_OTHER_AMOUNT,
                    BOOKED_OTHER_AMOUNT -> {} // late-money calls a person
        }
    }

    private void arrivedLate(Refund refund, BankTransactionContradicted found) {
        switch (refund.state()) {
            case REFUSED, FAILED -> {
                showBooked(refund, found);
                Refund corrected = moves.end(
                        refund, RefundEvent.LATE_SUCCESS, found.actor(), found.transactionNo(), Outcome.whole(refund));
                surpluses.look(corrected);
                runs.abandon(corrected.refundNo());
            }
            case SUCCEEDED, RETURNED -> {
                moves.remark(refund, found.actor(), found.words());
                surpluses.look(refund);
            }
            case PAYING_OUT -> {
                moves.remark(refund, found.actor(), found.words());
                boolean withdrawn = withdrawals.withdraw(
                        requireNonNull(refund.payoutNo()), "refund " + refund.refundNo(), found.words());
                if (!withdrawn) {
                    surpluses.look(refund); // a bank has it, and may still be asked to stop it
                }
            }
            case ACCEPTED, SUBMITTED, PROCESSING ->
                moves.remark(refund, found.actor(), found.words()); // its own process settles it by any success
        }
    }

    private void showBooked(Refund refund, BankTransactionContradicted found) {
        Long booked = transactions.byNo(found.transactionNo()).answer().paidValue();
        if (booked != null) {
            mapper.showPaid(refund.refundNo(), booked);
        }
    }

    /** Each transaction comes back once, however often it is said. */
    private void returned(Refund before, BankTransactionContradicted found) {
        long returned = transactions.byNo(found.transactionNo()).paid().value();
        if (mapper.insertReturn(before.refundNo(), found.transactionNo(), returned, clock.instant()) == 0) {
            return;
        }
        Refund refund = mapper.lock(before.refundNo());
        if (refund.state() == RefundState.SUCCEEDED && !givenBack.isWhole(refund)) {
            Outcome outcome = Outcome.of("RETURNED", "The money came back");
            moves.end(refund, RefundEvent.RETURN, found.actor(), found.transactionNo(), outcome);
        } else {
            moves.recount(refund, found.actor(), found.words()); // it was too much, or its state does not rest on it
        }
        surpluses.look(mapper.lock(refund.refundNo()));
    }
}
