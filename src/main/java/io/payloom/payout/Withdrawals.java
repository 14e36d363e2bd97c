package io.payloom.payout;

import io.payloom.lifecycle.Runs;
import io.payloom.reserve.Reserves;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes back payouts that nobody wants any more, as long as nothing of them is at a bank or was paid. */
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
        if (!payout.waits() || mayHaveBeenPaid(transactions.attempts(orderNo))) {
            return false;
        }
        reserves.stopWaiting(orderNo);
        Outcome outcome = new Outcome("WITHDRAWN", "It was taken back before it was sent");
        moves.end(payout, PayoutEvent.FAIL, actor, words, outcome, new PaidTotals(0, 0));
        runs.abandon(orderNo);
        return true;
    }

    /** All of what was sent may have failed for want of our own money; that is not with the payee. */
    private static boolean mayHaveBeenPaid(List<BankTransaction> parts) {
        return parts.stream().anyMatch(part -> !part.state().isFinal() || part.state() == TransactionState.SUCCEEDED);
    }
}
