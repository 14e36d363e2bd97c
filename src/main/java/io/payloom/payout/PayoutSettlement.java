package io.payloom.payout;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.reserve.Reserves;
import io.payloom.routing.Explanation;
import io.payloom.routing.Routing;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PartNumbers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends payouts by what became of their parts. */
@Component
class PayoutSettlement {

    private static final String ACTOR = "settle-payout";

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final Routing routing;
    private final Reserves reserves;
    private final Runs runs;
    private final Database database;

    PayoutSettlement(
            PayoutMapper mapper,
            PayoutMoves moves,
            BankTransactions transactions,
            Routing routing,
            Reserves reserves,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.routing = routing;
        this.reserves = reserves;
        this.runs = runs;
        this.database = database;
    }

    /** Moves the payout to its final state by the sum of what was paid, and announces it. */
    PayoutState settle(String orderNo, String runKey) {
        return database.inTransaction(() -> {
            runs.require(orderNo, runKey);
            Payout payout = mapper.lock(orderNo);
            return payout.state().isFinal() ? payout.state() : settle(payout).state();
        });
    }

    private Payout settle(Payout payout) {
        List<BankTransaction> parts = transactions.attempts(payout.orderNo());
        Paid paid = Paid.of(parts, mapper.returned(payout.orderNo()));
        reserves.stopWaiting(payout.orderNo());
        if (parts.isEmpty()) {
            return moves.end(payout, PayoutEvent.FAIL, ACTOR, null, noChannel(payout), paid);
        }
        parts.stream().filter(part -> !part.state().isFinal()).findFirst().ifPresent(open -> {
            throw new IllegalStateException(
                    open.transactionNo() + " is " + open.state() + ": there is nothing to settle");
        });
        if (paid.net() >= payout.amountValue()) {
            return moves.end(
                    payout, PayoutEvent.SUCCEED, ACTOR, words(payout, paid), new Outcome("PAID", "Paid"), paid);
        }
        if (paid.net() > 0) {
            Outcome some = new Outcome("PARTIALLY_PAID", "Paid " + payout.money(paid.net()) + " of " + payout.amount());
            return moves.end(payout, PayoutEvent.SUCCEED_IN_PART, ACTOR, words(payout, paid), some, paid);
        }
        BankTransaction last = PartNumbers.current(parts).getLast();
        return moves.end(payout, PayoutEvent.FAIL, ACTOR, last.transactionNo(), result(last), paid);
    }

    private static String words(Payout payout, Paid paid) {
        return "paid " + payout.money(paid.paid())
                + (paid.returned() == 0 ? "" : ", came back " + payout.money(paid.returned()));
    }

    private Outcome noChannel(Payout payout) {
        Explanation.Refusal refusal =
                routing.decisions(payout.orderNo()).getLast().explanation().refusal();
        return new Outcome(refusal.code(), refusal.message());
    }

    private static Outcome result(BankTransaction transaction) {
        String code = transaction.unifiedCode() == null ? transaction.state().name() : transaction.unifiedCode();
        String message = transaction.resultMessage() == null ? code : transaction.resultMessage();
        return new Outcome(code, message);
    }
}
