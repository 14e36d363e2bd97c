package io.payloom.reserve;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.database.LockOrder;
import io.payloom.hold.Attempt;
import io.payloom.hold.HoldBook;
import io.payloom.hold.HoldState;
import io.payloom.kernel.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes and gives back what payouts need of the balances at the banks. Available is the bank's balance as of t0, less the
 * holds that are open now, less the payouts that were confirmed after t0. A hold and its account change in one transaction.
 */
@Component
public class Reserves implements HoldBook<ReserveClaim> {

    private final ReserveMapper mapper;
    private final Doubts doubts;
    private final Database database;
    private final Clock clock;

    Reserves(ReserveMapper mapper, Doubts doubts, Database database, Clock clock) {
        this.mapper = mapper;
        this.doubts = doubts;
        this.database = database;
        this.clock = clock;
    }

    /** Of the accounts whose balance is known. */
    public List<Balance> balances() {
        return mapper.balances();
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.RESERVE_HOLD;
    }

    @Override
    public boolean holdsFor(Operation operation) {
        return operation == Operation.PAYOUT;
    }

    /**
     * Of an account whose balance nobody knows nothing is taken.
     *
     * @throws ReserveTooLow when there is not enough
     */
    @Override
    public void take(ReserveClaim claim) {
        if (mapper.balance(claim.account(), claim.currency()) == null) {
            return;
        }
        mapper.insertHolds(claim.holds(), clock.instant());
        if (mapper.take(claim.account(), claim.currency(), claim.sum(), !claim.released()) != 1) {
            throw new ReserveTooLow(new Money(claim.sum(), claim.currency()));
        }
    }

    @Override
    public void confirm(Attempt attempt) {
        settle(attempt, HoldState.CONFIRMED);
    }

    @Override
    public void release(Attempt attempt) {
        settle(attempt, HoldState.RELEASED);
    }

    /**
     * The money is there again with the bank's next balance, for which the bank is asked at once: whether the present one
     * knows of it already, nobody can tell.
     */
    @Override
    public void giveBack(Attempt attempt) {
        settle(attempt, HoldState.RETURNED);
    }

    /**
     * The bank has refused this amount for want of money: its balance is another than we think, and is asked for at once.
     * Until it is told, less than the amount is left; afterwards, too, if it tells again what it does not pay.
     *
     * @param sent when the account was chosen for it
     */
    public void bankHasLessThan(Money amount, String account, Instant sent) {
        database.inTransaction(() -> {
            mapper.lower(account, amount.currency(), amount.value() - 1, clock.instant());
            doubts.refused(amount, account, sent);
        });
    }

    /** Whether the bank of this account tells its balance. */
    public boolean isKnown(String account, String currency) {
        return mapper.balance(account, currency) != null;
    }

    private void settle(Attempt attempt, HoldState to) {
        database.inTransaction(() -> {
            ReserveHold hold = mapper.lockHold(attempt.orderNo(), attempt.number());
            if (hold != null && hold.state().mayBecome(to)) {
                Balance account = mapper.lock(hold.account(), hold.currency());
                Instant now = clock.instant();
                Instant confirmedAt = to == HoldState.CONFIRMED ? later(now, account.asOf()) : hold.confirmedAt();
                mapper.moveHold(hold, to, confirmedAt, now);
                count(hold, to, account);
                if (to == HoldState.RETURNED) {
                    mapper.askAt(hold.account(), hold.currency(), now);
                }
            }
        });
    }

    /** What is confirmed now counts besides the present balance, also when that was asked for by a clock that is ahead. */
    private static Instant later(Instant now, @Nullable Instant asOf) {
        return asOf == null || now.isAfter(asOf) ? now : asOf.plus(1, ChronoUnit.MICROS);
    }

    private void count(ReserveHold hold, HoldState to, Balance account) {
        long held = hold.state() == HoldState.HELD ? -hold.amount() : 0;
        long confirmed =
                switch (to) {
                    case CONFIRMED -> hold.amount();
                    case RETURNED -> isAfter(hold.confirmedAt(), account.asOf()) ? -hold.amount() : 0;
                    case HELD, RELEASED -> 0;
                };
        mapper.add(hold.account(), hold.currency(), held, confirmed);
    }

    private static boolean isAfter(@Nullable Instant confirmedAt, @Nullable Instant asOf) {
        return confirmedAt != null && (asOf == null || confirmedAt.isAfter(asOf));
    }

    /**
     * Remembers that an order waits for any of these accounts; joins the caller's transaction.
     *
     * @param due since when the order could have been paid: its place in the row, also when it waits again
     */
    public void await(String orderNo, Collection<String> accounts, Money amount, Instant due) {
        mapper.stopWaiting(orderNo);
        mapper.await(orderNo, accounts, amount.currency(), amount.value(), due);
    }

    /** Joins the caller's transaction. */
    public void stopWaiting(String orderNo) {
        mapper.stopWaiting(orderNo);
    }

    @Override
    public List<Attempt> openSince(Instant before, int most) {
        return mapper.openSince(before, most).stream()
                .map(hold -> new Attempt(hold.orderNo(), hold.attempt()))
                .toList();
    }

    @Override
    public void lookedAt(Attempt attempt) {
        mapper.touch(attempt.orderNo(), attempt.number(), clock.instant());
    }

    @Override
    public List<String> differences() {
        return mapper.differences();
    }

    /**
     * What can be paid from an account.
     *
     * @param account its code in the catalogue
     * @param balance minor units, as the bank had it, as far as it is believed; null until it has said so
     * @param asOf when the bank had it so
     * @param held minor units of open holds
     * @param confirmed minor units of payouts confirmed after {@code asOf}
     * @param queued minor units that orders wait for
     */
    public record Balance(
            String account,
            String currency,
            @Nullable Long balance,
            @Nullable Instant asOf,
            long held,
            long confirmed,
            long queued) {

        /** Minor units that are not spoken for; nothing while the bank has never said what there is. */
        public long available() {
            return balance == null ? 0 : balance - held - confirmed;
        }

        /** Minor units that no order waits for either; below zero when they wait for more than there is. */
        public long unclaimed() {
            return available() - queued;
        }
    }
}
