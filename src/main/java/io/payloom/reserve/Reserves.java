package io.payloom.reserve;

import io.payloom.database.Database;
import io.payloom.kernel.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes and gives back what payouts need of the balances at the banks. Available is the bank's balance as of t0, less the
 * holds that are open now, less the payouts that were confirmed after t0. A hold and its account change in one transaction.
 */
@Component
public class Reserves {

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

    /**
     * Takes what the parts of an order need, all or nothing; joins the caller's transaction, which must be rolled back when
     * this throws. Of an account whose balance nobody knows nothing is taken.
     *
     * @param attempt of the first part; the next have the next numbers
     * @param parts minor units
     * @param released whether the order has waited and its turn has come; others leave alone what older orders wait for
     * @throws ReserveTooLow when there is not enough
     */
    public void take(String orderNo, int attempt, String account, String currency, List<Long> parts, boolean released) {
        Balance known = mapper.balance(account, currency);
        if (known == null) {
            return;
        }
        long sum = parts.stream().mapToLong(Long::longValue).sum();
        List<ReserveHold> holds = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            holds.add(new ReserveHold(
                    orderNo, attempt + part, account, currency, parts.get(part), ReserveHold.State.HELD, null));
        }
        mapper.insertHolds(holds, clock.instant());
        if (mapper.take(account, currency, sum, !released) != 1) {
            throw new ReserveTooLow(new Money(sum, currency));
        }
    }

    /** The transaction has succeeded; one whose hold was given back takes it again, also when there is not enough. */
    public void confirm(String orderNo, int attempt) {
        settle(orderNo, attempt, ReserveHold.State.CONFIRMED);
    }

    /** The transaction has failed or never took place; what was confirmed stays. */
    public void release(String orderNo, int attempt) {
        settle(orderNo, attempt, ReserveHold.State.RELEASED);
    }

    /**
     * The money came back. It is there again with the bank's next balance, for which the bank is asked at once: whether the
     * present one knows of it already, nobody can tell.
     */
    public void giveBack(String orderNo, int attempt) {
        settle(orderNo, attempt, ReserveHold.State.RETURNED);
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

    private void settle(String orderNo, int attempt, ReserveHold.State to) {
        database.inTransaction(() -> {
            ReserveHold hold = mapper.lockHold(orderNo, attempt);
            if (hold != null && isMove(hold.state(), to)) {
                Balance account = mapper.lock(hold.account(), hold.currency());
                Instant now = clock.instant();
                Instant confirmedAt =
                        to == ReserveHold.State.CONFIRMED ? later(now, account.asOf()) : hold.confirmedAt();
                mapper.moveHold(hold, to, confirmedAt, now);
                count(hold, to, account);
                if (to == ReserveHold.State.RETURNED) {
                    mapper.askAt(hold.account(), hold.currency(), now);
                }
            }
        });
    }

    /** What is confirmed now counts besides the present balance, also when that was asked for by a clock that is ahead. */
    private static Instant later(Instant now, @Nullable Instant asOf) {
        return asOf == null || now.isAfter(asOf) ? now : asOf.plus(1, ChronoUnit.MICROS);
    }

    private static boolean isMove(ReserveHold.State from, ReserveHold.State to) {
        return switch (from) {
            case HELD -> to == ReserveHold.State.CONFIRMED || to == ReserveHold.State.RELEASED;
            case RELEASED -> to == ReserveHold.State.CONFIRMED;
            case CONFIRMED -> to == ReserveHold.State.RETURNED;
            case RETURNED -> false;
        };
    }

    private void count(ReserveHold hold, ReserveHold.State to, Balance account) {
        long held = hold.state() == ReserveHold.State.HELD ? -hold.amount() : 0;
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

    /** Attempts that have held something since before then, oldest first. */
    public List<Attempt> openSince(Instant before, int most) {
        return mapper.openSince(before, most).stream()
                .map(hold -> new Attempt(hold.orderNo(), hold.attempt()))
                .toList();
    }

    /** Puts an attempt that still holds something behind the others in {@link #openSince}. */
    public void lookedAt(Attempt attempt) {
        mapper.touch(attempt.orderNo(), attempt.attempt(), clock.instant());
    }

    /** Accounts whose sums differ from their rows, in words; there should be none. */
    public List<String> differences() {
        return mapper.differences();
    }

    /** One attempt of an order. */
    public record Attempt(String orderNo, int attempt) {}

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
