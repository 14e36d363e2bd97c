package io.payloom.payout;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Runs;
import io.payloom.reserve.Reserves;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import io.payloom.routing.RoutingRequest;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.PartNumbers;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Chooses the channel of a payout and cuts it into parts; does the same again for a part that its channel failed. */
@Component
class PayoutRouting {

    static final String METHOD = "bank-transfer";

    /** How often the money of a part is routed again. */
    static final int MOST_REPLACEMENTS = 2;

    private static final String ACTOR = "route-payout";
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** Who waits for a reserve is woken; in case that is missed, it looks itself. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final PayoutMapper mapper;
    private final PayoutMoves moves;
    private final BankTransactions transactions;
    private final Routing routing;
    private final Reserves reserves;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    PayoutRouting(
            PayoutMapper mapper,
            PayoutMoves moves,
            BankTransactions transactions,
            Routing routing,
            Reserves reserves,
            Runs runs,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.routing = routing;
        this.reserves = reserves;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    PayoutStep route(String orderNo, String runKey) {
        if (!runs.claim(orderNo, runKey)) {
            return new PayoutStep.Duplicate();
        }
        Payout payout = mapper.byNo(orderNo);
        if (payout.state().isFinal()) {
            return new PayoutStep.Done();
        }
        List<BankTransaction> known = transactions.attempts(orderNo);
        if (!known.isEmpty()) {
            return goOn(known);
        }
        if (payout.scheduledAt() != null && clock.instant().isBefore(payout.scheduledAt())) {
            return await(payout, payout.scheduledAt());
        }
        boolean mayWait = payout.mode() == PayoutMode.SCHEDULED;
        return switch (routing.decide(request(payout, 1, payout.amount(), mayWait, Set.of()))) {
            case RoutingDecision.NoChannel none -> new PayoutStep.Settle();
            case RoutingDecision.Postponed postponed -> hold(payout, runKey, postponed);
            case RoutingDecision.Held held -> hold(payout, runKey, held);
            case RoutingDecision.Routed routed -> cut(payout, runKey, routed);
        };
    }

    /** After a restart, or when the step runs twice. */
    private static PayoutStep goOn(List<BankTransaction> known) {
        List<BankTransaction> open = PartNumbers.current(known).stream()
                .filter(part -> part.state() != TransactionState.SUCCEEDED)
                .toList();
        return open.isEmpty() ? new PayoutStep.Settle() : submit(open);
    }

    private static PayoutStep.Submit submit(List<BankTransaction> parts) {
        return new PayoutStep.Submit(parts.stream()
                .map(part -> new PayoutStep.Part(part.transactionNo(), part.channel()))
                .toList());
    }

    private PayoutStep await(Payout payout, Instant until) {
        database.inTransaction(() -> runs.expectBy(payout.orderNo(), until.plus(GRACE)));
        return new PayoutStep.Wait(until);
    }

    private PayoutStep hold(Payout payout, String runKey, RoutingDecision.Postponed postponed) {
        Outcome waiting = new Outcome("WAITS_FOR_CHANNEL", "No channel can take it before " + postponed.until());
        hold(payout, runKey, waiting, "in maintenance or full", () -> {});
        return await(payout, postponed.until());
    }

    private PayoutStep hold(Payout payout, String runKey, RoutingDecision.Held held) {
        hold(
                payout,
                runKey,
                new Outcome("RESERVE_TOO_LOW", "Waits for money at a channel"),
                held.accounts().stream().sorted().collect(Collectors.joining(" or ")),
                () -> reserves.await(payout.orderNo(), held.accounts(), payout.amount()));
        return await(payout, clock.instant().plus(LONGEST_WAIT));
    }

    private void hold(Payout payout, String runKey, Outcome waiting, String detail, Runnable besides) {
        database.inTransaction(() -> {
            runs.require(payout.orderNo(), runKey);
            Payout locked = mapper.lock(payout.orderNo());
            if (locked.state() == PayoutState.ACCEPTED) {
                moves.move(locked, PayoutEvent.HOLD, ACTOR, detail, waiting);
            }
            besides.run();
        });
    }

    private PayoutStep cut(Payout payout, String runKey, RoutingDecision.Routed routed) {
        List<String> numbers = drawNumbers(routed);
        return database.inTransaction(() -> {
            runs.require(payout.orderNo(), runKey);
            Payout locked = mapper.lock(payout.orderNo());
            if (locked.state().isFinal()) {
                return new PayoutStep.Done();
            }
            List<BankTransaction> known = transactions.attempts(payout.orderNo());
            if (!known.isEmpty()) {
                return goOn(known);
            }
            reserves.stopWaiting(payout.orderNo());
            Payout accepted = locked.state() == PayoutState.HELD
                    ? moves.move(locked, PayoutEvent.RELEASE, ACTOR, "a channel can take it", Outcome.NONE)
                    : locked;
            moves.move(accepted, PayoutEvent.ROUTE, ACTOR, words(routed), Outcome.NONE);
            return submit(prepare(payout, routed, numbers));
        });
    }

    private static String words(RoutingDecision.Routed routed) {
        int parts = routed.parts().size();
        return (parts == 1 ? "one part" : parts + " parts") + " at " + routed.channel() + "/" + routed.account();
    }

    /**
     * Routes the money of a part again that its channel has finally failed.
     *
     * @return what replaces it, or {@link PayoutStep.Done} when nothing does
     */
    PayoutStep replace(String orderNo, String transactionNo, String runKey) {
        BankTransaction failed = transactions.byNo(transactionNo);
        List<BankTransaction> known = transactions.attempts(orderNo);
        List<BankTransaction> replacing = replacing(failed, known);
        if (!replacing.isEmpty()) {
            return submit(replacing);
        }
        if (!mayBeReplaced(failed)) {
            return new PayoutStep.Done();
        }
        Set<String> tried = PartNumbers.line(failed, known).stream()
                .map(BankTransaction::channel)
                .collect(Collectors.toSet());
        Payout payout = mapper.byNo(orderNo);
        int attempt = PartNumbers.firstReplacing(failed.attempt());
        return switch (routing.decide(request(payout, attempt, failed.amount(), false, tried))) {
            case RoutingDecision.Routed routed -> replace(payout, failed, runKey, routed);
            case RoutingDecision.NoChannel none -> new PayoutStep.Done();
            case RoutingDecision.Postponed postponed ->
                throw new IllegalStateException("The rest of " + orderNo + " cannot wait, but was postponed");
            case RoutingDecision.Held held ->
                throw new IllegalStateException("The rest of " + orderNo + " cannot wait, but was held");
        };
    }

    private PayoutStep replace(Payout payout, BankTransaction failed, String runKey, RoutingDecision.Routed routed) {
        List<String> numbers = drawNumbers(routed);
        return database.inTransaction(() -> {
            BankTransaction part = transactions.lock(failed.transactionNo());
            runs.require(payout.orderNo(), runKey);
            Payout locked = mapper.lock(payout.orderNo());
            List<BankTransaction> replacing = replacing(part, transactions.attempts(payout.orderNo()));
            if (!replacing.isEmpty()) {
                return submit(replacing);
            }
            if (locked.state().isFinal() || !mayBeReplaced(part)) {
                return new PayoutStep.Done(); // it has succeeded late
            }
            moves.remark(
                    locked,
                    "replace-part",
                    part.transactionNo() + " failed at " + part.channel() + "; now " + words(routed));
            return submit(prepare(payout, routed, numbers));
        });
    }

    private static boolean mayBeReplaced(BankTransaction failed) {
        return failed.state() == TransactionState.FAILED
                && failed.reroutable()
                && PartNumbers.timesReplaced(failed.attempt()) < MOST_REPLACEMENTS;
    }

    private static List<BankTransaction> replacing(BankTransaction part, List<BankTransaction> known) {
        return known.stream()
                .filter(one -> PartNumbers.replacedBy(one.attempt()) == part.attempt())
                .toList();
    }

    private List<String> drawNumbers(RoutingDecision.Routed routed) {
        return routed.parts().stream()
                .map(part -> transactions.drawBankOrderNo(routed.channel()))
                .toList();
    }

    private List<BankTransaction> prepare(Payout payout, RoutingDecision.Routed routed, List<String> bankOrderNos) {
        List<BankTransaction> prepared = new ArrayList<>();
        for (int part = 0; part < bankOrderNos.size(); part++) {
            prepared.add(transactions.prepare(
                    NewTransaction.payout(
                            payout.orderNo(),
                            routed.attempt() + part,
                            payout.merchantId(),
                            new NewTransaction.RouteTaken(routed.channel(), routed.account(), routed.pool()),
                            payout.money(routed.parts().get(part)),
                            METHOD,
                            payout.payeeKind(),
                            payout.payeeToken()),
                    bankOrderNos.get(part)));
        }
        return prepared;
    }

    private static RoutingRequest request(
            Payout payout, int attempt, Money amount, boolean mayWait, Set<String> triedChannels) {
        return new RoutingRequest(
                payout.orderNo(),
                attempt,
                Operation.PAYOUT,
                payout.merchantId(),
                METHOD,
                payout.payeeKind(),
                amount,
                new RoutingRequest.Details(
                        payout.institution(), null, null, null, null, null, payout.payeeKind(), null, null),
                mayWait,
                triedChannels,
                payout.cnaps(),
                payout.released());
    }
}
