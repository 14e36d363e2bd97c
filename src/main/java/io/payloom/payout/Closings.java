package io.payloom.payout;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.reserve.Reserves;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends payouts that their merchants do not want any more, as long as nothing of them is at a bank. */
@Component
public class Closings {

    static final String CODE = "ORDER_CLOSED";

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final Reserves reserves;
    private final Runs runs;
    private final Database database;

    Closings(
            PayoutMapper mapper,
            PayoutMoves moves,
            BankTransactions transactions,
            Reserves reserves,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.reserves = reserves;
        this.runs = runs;
        this.database = database;
    }

    /** Under the payout's lock, so that either this comes first or its release, its time, its routing. */
    public Closing close(String merchantId, String orderNo) {
        return database.inTransaction(() -> mapper.byOrderNo(merchantId, orderNo)
                .map(found -> close(mapper.lock(found.orderNo())))
                .orElseGet(Closing.Unknown::new));
    }

    private Closing close(Payout payout) {
        if (payout.refundNo() != null) {
            return new Closing.OfRefund(payout.refundNo());
        }
        if (payout.state().isFinal()) {
            return CODE.equals(payout.resultCode()) ? new Closing.Closed(payout) : new Closing.TooLate(payout.state());
        }
        List<BankTransaction> parts = transactions.attempts(payout.orderNo());
        PaidTotals paid = PaidTotals.of(parts, mapper.returned(payout.orderNo()));
        boolean atABank = parts.stream().anyMatch(part -> !part.state().isFinal());
        if (!payout.waits() || atABank || paid.net() >= payout.amountValue()) {
            return new Closing.UnderWay(payout.state());
        }
        reserves.stopWaiting(payout.orderNo());
        mapper.neverStart(payout.orderNo());
        Payout closed = end(payout, paid);
        runs.abandon(payout.orderNo());
        return new Closing.Closed(closed);
    }

    private Payout end(Payout payout, PaidTotals paid) {
        String actor = "merchant " + payout.merchantId();
        return paid.net() > 0
                ? moves.end(
                        payout,
                        PayoutEvent.SUCCEED_IN_PART,
                        actor,
                        "closed",
                        new Outcome(
                                CODE,
                                "Closed when " + payout.money(paid.net()) + " of " + payout.amount() + " was paid"),
                        paid)
                : moves.end(
                        payout, PayoutEvent.CLOSE, actor, null, new Outcome(CODE, "Closed before it was paid"), paid);
    }

    /** What became of a request to close. */
    public sealed interface Closing {

        /** Now or before. */
        record Closed(Payout payout) implements Closing {}

        /** It has ended otherwise. */
        record TooLate(PayoutState state) implements Closing {}

        /** Some of it is at a bank, or is about to be. */
        record UnderWay(PayoutState state) implements Closing {}

        /** It carries a refund, which is looked after there. */
        record OfRefund(String refundNo) implements Closing {}

        /** There is no such payout of this merchant. */
        record Unknown() implements Closing {}
    }
}
