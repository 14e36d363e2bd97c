package io.payloom.payout;

import io.payloom.lifecycle.Runs;
import io.payloom.reserve.Reserves;
import io.payloom.transaction.BankTransactions;
import org.springframework.stereotype.Component;

/** Takes back payouts that nobody wants any more, as long as no bank transaction was written for them. */
@Component
public class Withdrawals {

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final Reserves reserves;
    private final Runs runs;

    Withdrawals(PayoutMapper mapper, PayoutMoves moves, BankTransactions transactions, Reserves reserves, Runs runs) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.reserves = reserves;
        this.runs = runs;
    }

    /**
     * Ends it as FAILED and tells so; joins the caller's transaction.
     *
     * @return false when it may be paid, or has ended
     */
    public boolean withdraw(String orderNo, String actor, String words) {
        Payout payout = mapper.lock(orderNo);
        boolean waits = payout.state() == PayoutState.ACCEPTED || payout.state() == PayoutState.HELD;
        if (!waits || !transactions.attempts(orderNo).isEmpty()) {
            return false;
        }
        reserves.stopWaiting(orderNo);
        Outcome outcome = new Outcome("WITHDRAWN", "It was taken back before it was sent");
        moves.end(payout, PayoutEvent.FAIL, actor, words, outcome, new Paid(0, 0));
        runs.abandon(orderNo);
        return true;
    }
}
