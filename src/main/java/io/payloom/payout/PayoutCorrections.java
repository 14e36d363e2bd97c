package io.payloom.payout;

import io.payloom.database.LockOrder;
import io.payloom.hold.EndReaction;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows what banks say of parts that had ended, in the database transaction in which it is written down. */
@Component
public class PayoutCorrections implements EndReaction {

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final Retries retries;
    private final HeldPayouts held;
    private final Clock clock;

    PayoutCorrections(
            PayoutMapper mapper,
            PayoutMoves moves,
            BankTransactions transactions,
            Retries retries,
            HeldPayouts held,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.retries = retries;
        this.held = held;
        this.clock = clock;
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.PAYOUT;
    }

    @Override
    public void contradicted(BankTransactionContradicted found) {
        if (!PayoutKind.PAYOUT.isOf(found.orderNo())) {
            return;
        }
        switch (found.kind()) {
            case LATE_SUCCESS -> {
                paidLate(retries.lock(found.orderNo()), found);
                held.paidAfterAll(found.orderNo());
            }
            case RETURNED -> cameBack(retries.lock(found.orderNo()), found);
            case CONTRADICTION,
                    OTHER_AMOUNT,
                    RETURNED_OTHER_AMOUNT,
                    BOOKED_OTHER_AMOUNT -> {} // late-money calls a person
        }
    }

    private void paidLate(Payout payout, BankTransactionContradicted found) {
        PaidTotals paid = paid(payout);
        switch (payout.state()) {
            case FAILED, CLOSED, PARTIALLY_SUCCEEDED, RETURNED -> {
                PayoutEvent event = paid.net() >= payout.amountValue()
                        ? PayoutEvent.LATE_SUCCESS
                        : PayoutEvent.LATE_SUCCESS_IN_PART;
                moves.end(payout, event, found.actor(), found.transactionNo(), late(payout, paid), paid);
            }
            case SUCCEEDED -> moves.showPaid(payout, found.actor(), found.words(), paid); // too much
            case ACCEPTED, HELD, ROUTED, SUBMITTED, PROCESSING ->
                moves.remark(payout, found.actor(), found.words()); // its own process counts it
        }
        retries.withdrawNeedless(payout);
    }

    private static Outcome late(Payout payout, PaidTotals paid) {
        return new Outcome(
                "LATE_SUCCESS",
                "A bank paid after it had refused: " + payout.money(paid.net()) + " of " + payout.amount()
                        + " are paid");
    }

    /** Each part comes back once, however often it is said. */
    private void cameBack(Payout payout, BankTransactionContradicted found) {
        BankTransaction part = transactions.byNo(found.transactionNo());
        if (mapper.insertReturn(
                        part.transactionNo(), payout.orderNo(), part.paid().value(), clock.instant())
                == 0) {
            return;
        }
        PaidTotals paid = paid(payout);
        Outcome outcome = new Outcome("RETURNED", "Came back: " + payout.money(paid.returned()));
        if (payout.state() == PayoutState.SUCCEEDED && paid.net() >= payout.amountValue()) {
            moves.showPaid(payout, found.actor(), found.words(), paid); // it was paid twice, and one of these came back
            return;
        }
        switch (payout.state()) {
            case SUCCEEDED, PARTIALLY_SUCCEEDED -> {
                PayoutEvent event = paid.net() > 0 ? PayoutEvent.RETURN_IN_PART : PayoutEvent.RETURN;
                moves.end(payout, event, found.actor(), found.transactionNo(), outcome, paid);
            }
            case ACCEPTED, HELD, ROUTED, SUBMITTED, PROCESSING, FAILED, CLOSED, RETURNED ->
                moves.remark(payout, found.actor(), found.words()); // its own process counts it when it settles
        }
    }

    private PaidTotals paid(Payout payout) {
        return PaidTotals.of(transactions.attempts(payout.orderNo()), mapper.returned(payout.orderNo()));
    }

    /** Whether it has not ended: what it pays is not known yet. */
    public boolean isUnderWay(String orderNo) {
        return !mapper.byNo(orderNo).state().isFinal();
    }

    /** Numbers of the payout, of all that it repeats, and of all that repeat any of these. */
    public List<String> chainOf(Payout payout) {
        return retries.numbers(payout);
    }

    /**
     * Whether the payee has more than was ordered, or may get more: a part was paid late whose money had gone out again, by
     * another part or by any payout of its chain of retries. Locks the chain, so that of two late facts at once the second to
     * be counted sees both.
     */
    public boolean isOverpaid(String orderNo) {
        return retries.isOverpaid(retries.lock(orderNo));
    }
}
