package io.payloom.payout;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.reserve.Reserves;
import io.payloom.routing.Explanation;
import io.payloom.routing.Routing;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PartNumbers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends payouts by what became of their parts. */
@Component
public class PayoutSettlement {

    private static final String ACTOR = "settle-payout";
    private static final Duration SOON = Duration.ofMinutes(1);

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final Routing routing;
    private final Shortages shortages;
    private final Reserves reserves;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    PayoutSettlement(
            PayoutMapper mapper,
            PayoutMoves moves,
            BankTransactions transactions,
            Routing routing,
            Shortages shortages,
            Reserves reserves,
            Runs runs,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.routing = routing;
        this.shortages = shortages;
        this.reserves = reserves;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Moves the payout to its final state by the sum of what was paid, and announces it; or holds what lacks nothing but our own
     * money.
     */
    public PayoutState settle(String orderNo, String runKey) {
        return database.inTransaction(() -> {
            runs.require(orderNo, runKey);
            Payout payout = mapper.lock(orderNo);
            return payout.state().isFinal() ? payout.state() : settle(payout).state();
        });
    }

    private Payout settle(Payout payout) {
        List<BankTransaction> parts = transactions.attempts(payout.orderNo());
        PaidTotals paid = PaidTotals.of(parts, mapper.returned(payout.orderNo()));
        reserves.stopWaiting(payout.orderNo());
        if (parts.isEmpty()) {
            return moves.endAndTell(payout, PayoutEvent.FAIL, ACTOR, null, noChannel(payout), paid);
        }
        parts.stream().filter(part -> !part.state().isFinal()).findFirst().ifPresent(open -> {
            throw new IllegalStateException(
                    open.transactionNo() + " is " + open.state() + ": there is nothing to settle");
        });
        if (mustWait(payout, parts)) {
            if (payout.state() == PayoutState.HELD) {
                return payout; // the step runs twice
            }
            runs.expectBy(payout.orderNo(), clock.instant().plus(SOON)); // an old diagram ends here; the next run waits
            Outcome waits = new Outcome("RESERVE_TOO_LOW", "Waits for money at a channel");
            return moves.move(payout, PayoutEvent.HOLD, ACTOR, words(payout, paid), waits);
        }
        if (paid.net() >= payout.amountValue()) {
            return moves.endAndTell(
                    payout, PayoutEvent.SUCCEED, ACTOR, words(payout, paid), new Outcome("PAID", "Paid"), paid);
        }
        if (paid.net() > 0) {
            Outcome some = new Outcome("PARTIALLY_PAID", "Paid " + payout.money(paid.net()) + " of " + payout.amount());
            return moves.endAndTell(payout, PayoutEvent.SUCCEED_IN_PART, ACTOR, words(payout, paid), some, paid);
        }
        BankTransaction last = shortages.current(parts).getLast();
        return moves.endAndTell(payout, PayoutEvent.FAIL, ACTOR, last.transactionNo(), result(last), paid);
    }

    /** Whether some of it lacks nothing but our own money, and the merchant lets it wait for that. */
    private boolean mustWait(Payout payout, List<BankTransaction> parts) {
        int next = PartNumbers.lastRound(parts) + 1;
        return payout.mode() == PayoutMode.SCHEDULED
                && next <= PartNumbers.LAST_ROUND
                && !shortages.lacking(parts).isEmpty()
                && !shortages.isDecided(payout.orderNo(), next);
    }

    private static String words(Payout payout, PaidTotals paid) {
        return "paid " + payout.money(paid.paid())
                + (paid.returned() == 0 ? "" : ", came back " + payout.money(paid.returned()));
    }

    private Outcome noChannel(Payout payout) {
        Explanation.Refusal refusal =
                routing.decisions(payout.orderNo()).getLast().explanation().refusal();
        return new Outcome(refusal.code(), refusal.message());
    }

    private static Outcome result(BankTransaction transaction) {
        return new Outcome(transaction.resultCode(), transaction.resultMessage());
    }
}
