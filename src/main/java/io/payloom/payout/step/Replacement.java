package io.payloom.payout.step;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.Payout;
import io.payloom.payout.PayoutMoves;
import io.payloom.payout.Payouts;
import io.payloom.routing.RoutingDecision;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PartNumbers;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Sends the money of a part that its channel has finally failed elsewhere, cut again where that is needed. */
@Component
class Replacement {

    /** How often the money of a part is routed again. */
    private static final int MOST = 2;

    private static final Duration SENT_WITHIN = Duration.ofMinutes(2);

    private final Payouts payouts;
    private final PayoutMoves moves;
    private final PayoutParts parts;
    private final BankTransactions transactions;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    Replacement(
            Payouts payouts,
            PayoutMoves moves,
            PayoutParts parts,
            BankTransactions transactions,
            Runs runs,
            Database database,
            Clock clock) {
        this.payouts = payouts;
        this.moves = moves;
        this.parts = parts;
        this.transactions = transactions;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
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
            return PayoutParts.submit(replacing);
        }
        if (!mayBeReplaced(failed, known)) {
            return new PayoutStep.Done();
        }
        Set<String> tried = PartNumbers.line(failed, known).stream()
                .map(BankTransaction::channel)
                .collect(Collectors.toSet());
        Payout payout = payouts.find(orderNo).orElseThrow();
        int attempt = PartNumbers.firstReplacing(failed.attempt());
        return switch (parts.route(payout, attempt, failed.amount(), false, tried)) {
            case RoutingDecision.Routed routed -> replace(payout, failed, runKey, routed);
            case RoutingDecision.NoChannel none -> new PayoutStep.Done();
            case RoutingDecision.Postponed postponed ->
                throw new IllegalStateException("The rest of " + orderNo + " cannot wait, but was postponed");
            case RoutingDecision.Held held ->
                throw new IllegalStateException("The rest of " + orderNo + " cannot wait, but was held");
        };
    }

    private PayoutStep replace(Payout payout, BankTransaction failed, String runKey, RoutingDecision.Routed routed) {
        List<String> numbers = parts.drawNumbers(routed);
        return database.inTransaction(() -> {
            BankTransaction part = transactions.lock(failed.transactionNo());
            runs.require(payout.orderNo(), runKey);
            Payout locked = moves.lock(payout.orderNo());
            List<BankTransaction> known = transactions.attempts(payout.orderNo());
            List<BankTransaction> replacing = replacing(part, known);
            if (!replacing.isEmpty()) {
                return PayoutParts.submit(replacing);
            }
            if (locked.state().isFinal() || !mayBeReplaced(part, known)) {
                return new PayoutStep.Done(); // it has succeeded late
            }
            moves.remark(
                    locked,
                    "replace-part",
                    part.transactionNo() + " failed at " + part.channel() + "; now " + PayoutParts.words(routed));
            runs.lookBy(runKey, clock.instant().plus(SENT_WITHIN));
            return PayoutParts.submit(parts.prepare(payout, routed, numbers));
        });
    }

    /** Since when the first of an order's parts that its channel has finally failed is to be routed again. */
    Optional<Instant> dueSince(String orderNo) {
        List<BankTransaction> known = transactions.attempts(orderNo);
        List<BankTransaction> failed = known.stream()
                .filter(part ->
                        mayBeReplaced(part, known) && replacing(part, known).isEmpty())
                .toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> takenByNobody = parts.takenByNobody(orderNo);
        return failed.stream()
                .filter(part -> !takenByNobody.contains(PartNumbers.firstReplacing(part.attempt())))
                .flatMap(part -> Stream.ofNullable(part.progress().finalAt()))
                .min(Instant::compareTo);
    }

    /** One of an earlier round is over: what it lacked was sent again. */
    private static boolean mayBeReplaced(BankTransaction failed, List<BankTransaction> known) {
        return failed.state() == TransactionState.FAILED
                && PartNumbers.round(failed.attempt()) == PartNumbers.lastRound(known)
                && failed.answer().reroutable()
                && PartNumbers.timesReplaced(failed.attempt()) < MOST;
    }

    private static List<BankTransaction> replacing(BankTransaction part, List<BankTransaction> known) {
        return known.stream()
                .filter(one -> PartNumbers.replacedBy(one.attempt()) == part.attempt())
                .toList();
    }
}
