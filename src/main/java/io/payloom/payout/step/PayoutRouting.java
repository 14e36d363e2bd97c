package io.payloom.payout.step;

import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.HeldPayouts;
import io.payloom.payout.Outcome;
import io.payloom.payout.Payout;
import io.payloom.payout.PayoutEvent;
import io.payloom.payout.PayoutMode;
import io.payloom.payout.PayoutMoves;
import io.payloom.payout.PayoutState;
import io.payloom.payout.Payouts;
import io.payloom.payout.Shortages;
import io.payloom.reserve.Reserves;
import io.payloom.routing.RoutingDecision;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PartNumbers;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Chooses the channel of a payout and cuts it into parts, or holds it. */
@Component
class PayoutRouting {

    private static final String ACTOR = "route-payout";
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** Who waits for a reserve is woken; in case that is missed, it looks itself. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Payouts payouts;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final PayoutParts parts;
    private final Shortages shortages;
    private final Reserves reserves;
    private final HeldPayouts heldPayouts;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    PayoutRouting(
            Payouts payouts,
            PayoutMoves moves,
            BankTransactions transactions,
            PayoutParts parts,
            Shortages shortages,
            Reserves reserves,
            HeldPayouts heldPayouts,
            Runs runs,
            Database database,
            Clock clock) {
        this.payouts = payouts;
        this.moves = moves;
        this.transactions = transactions;
        this.parts = parts;
        this.shortages = shortages;
        this.reserves = reserves;
        this.heldPayouts = heldPayouts;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    PayoutStep route(String orderNo, String runKey) {
        if (!runs.claim(orderNo, runKey)) {
            return new PayoutStep.Duplicate();
        }
        heldPayouts.heard(orderNo); // before it is read
        Payout payout = payouts.find(orderNo).orElseThrow();
        if (payout.state().isFinal()) {
            return new PayoutStep.Done();
        }
        if (payout.awaitsConfirmation()) {
            return await(payout, clock.instant().plus(LONGEST_WAIT));
        }
        List<BankTransaction> known = transactions.attempts(orderNo);
        if (!known.isEmpty()) {
            return payout.waits() ? routeRest(payout, runKey, known) : goOn(known);
        }
        if (payout.scheduledAt() != null && clock.instant().isBefore(payout.scheduledAt())) {
            return await(payout, payout.scheduledAt());
        }
        return route(payout, runKey, 1, payout.amount());
    }

    private PayoutStep route(Payout payout, String runKey, int attempt, Money amount) {
        boolean mayWait = payout.mode() == PayoutMode.SCHEDULED;
        return switch (parts.route(payout, attempt, amount, mayWait, Set.of())) {
            case RoutingDecision.NoChannel none -> new PayoutStep.Settle();
            case RoutingDecision.Postponed postponed -> hold(payout, runKey, postponed);
            case RoutingDecision.Held held -> hold(payout, runKey, held, amount);
            case RoutingDecision.Routed routed -> cut(payout, runKey, routed);
        };
    }

    /** Of a payout that was sent: what has failed for want of our own money goes out now, or waits on. */
    private PayoutStep routeRest(Payout payout, String runKey, List<BankTransaction> known) {
        List<BankTransaction> lacking = shortages.lacking(known);
        if (lacking.isEmpty()) {
            return new PayoutStep.Settle(); // it was paid after all
        }
        int round = PartNumbers.lastRound(known) + 1;
        Instant earliest = shortages.earliest(lacking, round);
        return clock.instant().isBefore(earliest)
                ? await(payout, earliest)
                : route(payout, runKey, PartNumbers.firstOfRound(round), payout.money(Shortages.sum(lacking)));
    }

    /** After a restart, or when the step runs twice. */
    private PayoutStep goOn(List<BankTransaction> known) {
        List<BankTransaction> open = shortages.current(known).stream()
                .filter(part -> part.state() != TransactionState.SUCCEEDED)
                .toList();
        return open.isEmpty() ? new PayoutStep.Settle() : PayoutParts.submit(open);
    }

    private PayoutStep await(Payout payout, Instant until) {
        return database.inTransaction(() -> wait(payout, until));
    }

    private PayoutStep wait(Payout payout, Instant until) {
        runs.expectBy(payout.orderNo(), until.plus(GRACE));
        return new PayoutStep.Wait(until);
    }

    private PayoutStep hold(Payout payout, String runKey, RoutingDecision.Postponed postponed) {
        return hold(
                payout,
                runKey,
                new Outcome("WAITS_FOR_CHANNEL", "No channel can take it before " + postponed.until()),
                "in maintenance or full",
                locked -> {
                    reserves.stopWaiting(locked.orderNo());
                    return wait(locked, postponed.until());
                });
    }

    private PayoutStep hold(Payout payout, String runKey, RoutingDecision.Held held, Money amount) {
        return hold(
                payout,
                runKey,
                new Outcome("RESERVE_TOO_LOW", "Waits for money at a channel"),
                held.accounts().stream().sorted().collect(Collectors.joining(" or ")),
                locked -> {
                    reserves.await(locked.orderNo(), held.accounts(), amount, locked.due());
                    return wait(locked, clock.instant().plus(LONGEST_WAIT));
                });
    }

    /** What has ended meanwhile waits for nothing. */
    private PayoutStep hold(
            Payout payout, String runKey, Outcome waiting, String detail, Function<Payout, PayoutStep> waits) {
        return database.inTransaction(() -> {
            runs.require(payout.orderNo(), runKey);
            Payout locked = moves.lock(payout.orderNo());
            if (locked.state().isFinal()) {
                return new PayoutStep.Done();
            }
            if (locked.state() == PayoutState.ACCEPTED) {
                moves.move(locked, PayoutEvent.HOLD, ACTOR, detail, waiting);
            } else {
                moves.explain(locked, waiting); // it may wait for something else now
            }
            return waits.apply(locked);
        });
    }

    private PayoutStep cut(Payout payout, String runKey, RoutingDecision.Routed routed) {
        List<String> numbers = parts.drawNumbers(routed);
        return database.inTransaction(() -> {
            runs.require(payout.orderNo(), runKey);
            Payout locked = moves.lock(payout.orderNo());
            if (locked.state().isFinal()) {
                return new PayoutStep.Done();
            }
            List<BankTransaction> known = transactions.attempts(payout.orderNo());
            if (PartNumbers.lastRound(known) == PartNumbers.round(routed.attempt()) && !known.isEmpty()) {
                return goOn(known);
            }
            long lacking = known.isEmpty() ? locked.amountValue() : Shortages.sum(shortages.lacking(known));
            if (lacking != sum(routed)) {
                return new PayoutStep
                        .Settle(); // some of it was paid meanwhile: what is left now is for the merchant to say
            }
            reserves.stopWaiting(payout.orderNo());
            Payout accepted = locked.state() == PayoutState.HELD
                    ? moves.move(locked, PayoutEvent.RELEASE, ACTOR, "a channel can take it", Outcome.NONE)
                    : locked;
            moves.move(accepted, PayoutEvent.ROUTE, ACTOR, PayoutParts.words(routed), Outcome.NONE);
            return PayoutParts.submit(parts.prepare(payout, routed, numbers));
        });
    }

    private static long sum(RoutingDecision.Routed routed) {
        return routed.parts().stream().mapToLong(Long::longValue).sum();
    }
}
