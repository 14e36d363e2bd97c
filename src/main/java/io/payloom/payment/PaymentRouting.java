package io.payloom.payment;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Chooses the channel of a payment, and another one after a failure that allows it. */
@Component
class PaymentRouting {

    private static final String ACTOR = "route-order";
    private static final int MOST_ATTEMPTS = 3;

    /** Who pays expects no second try later than that, and may have paid otherwise. */
    private static final Duration LONGEST_TO_TRY = Duration.ofHours(1);

    private final PaymentMapper mapper;
    private final PaymentMoves moves;
    private final BankTransactions transactions;
    private final Routing routing;
    private final RoutingRequests requests;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    PaymentRouting(
            PaymentMapper mapper,
            PaymentMoves moves,
            BankTransactions transactions,
            Routing routing,
            RoutingRequests requests,
            Runs runs,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.moves = moves;
        this.transactions = transactions;
        this.routing = routing;
        this.requests = requests;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Claims the order for the run and chooses its channel, or returns the channel that is chosen already. After a
     * failure that allows it, the next attempt is decided without the channels that were tried.
     */
    PaymentSteps.Route route(String orderNo, String runKey) {
        Optional<PaymentRow> claimed = database.inTransaction(
                () -> runs.claim(orderNo, runKey) ? mapper.byNo(orderNo) : Optional.<PaymentRow>empty());
        return claimed.map(payment ->
                        payment.state() == PaymentState.ACCEPTED ? first(payment, runKey) : another(payment, runKey))
                .orElseGet(PaymentSteps.Route.Duplicate::new);
    }

    /** An accepted payment has no attempt yet: its first one and the move to ROUTED are one transaction. */
    private PaymentSteps.Route first(PaymentRow payment, String runKey) {
        return decide(payment, 1, Set.of(), routed -> prepareFirst(payment, routed, runKey));
    }

    private PaymentSteps.Route another(PaymentRow payment, String runKey) {
        List<BankTransaction> attempts = transactions.attempts(payment.orderNo());
        if (payment.state().isFinal()) {
            return new PaymentSteps.Route.Settled();
        }
        if (attempts.isEmpty()) {
            return first(payment, runKey);
        }
        BankTransaction latest = attempts.getLast();
        if (latest.state().isFinal() && hasSucceeded(attempts)) {
            return new PaymentSteps.Route.Settled();
        }
        if (!mayTryAnother(payment, latest)) {
            return goOnWith(latest);
        }
        return decide(
                payment,
                latest.attempt() + 1,
                tried(payment.orderNo()),
                routed -> prepareAnother(payment, routed, runKey));
    }

    /** What is final is settled, also a failure after which another channel might be tried but may not any more. */
    private static PaymentSteps.Route goOnWith(BankTransaction latest) {
        return latest.state().isFinal()
                ? new PaymentSteps.Route.Settled()
                : new PaymentSteps.Route.Routed(latest.transactionNo(), latest.channel());
    }

    /** An earlier attempt may have succeeded late, while another was under way. */
    private static boolean hasSucceeded(List<BankTransaction> attempts) {
        return attempts.stream().anyMatch(one -> one.state() == TransactionState.SUCCEEDED);
    }

    private boolean mayTryAnother(PaymentRow payment, BankTransaction latest) {
        return latest.state() == TransactionState.FAILED
                && latest.answer().reroutable()
                && latest.attempt() < MOST_ATTEMPTS
                && clock.instant().isBefore(payment.createdAt().plus(LONGEST_TO_TRY))
                && payment.state() != PaymentState.CLOSING;
    }

    private PaymentSteps.Route decide(
            PaymentRow payment,
            int attempt,
            Set<String> tried,
            Function<RoutingDecision.Routed, PaymentSteps.Route> prepare) {
        RoutingDecision decision = routing.decide(requests.of(payment, attempt, tried));
        return switch (decision) {
            case RoutingDecision.NoChannel none -> new PaymentSteps.Route.NoChannel();
            case RoutingDecision.Postponed postponed ->
                throw new IllegalStateException("A payment cannot wait, " + postponed.orderNo() + " was postponed");
            case RoutingDecision.Held held ->
                throw new IllegalStateException("A payment cannot wait, " + held.orderNo() + " was held");
            case RoutingDecision.Routed routed -> prepare.apply(routed);
        };
    }

    private Set<String> tried(String orderNo) {
        return routing.decisions(orderNo).stream()
                .filter(RoutingDecision.Routed.class::isInstance)
                .map(RoutingDecision.Routed.class::cast)
                .map(RoutingDecision.Routed::channel)
                .collect(Collectors.toSet());
    }

    /** One that was closed since it was read, or routed by a copy of this job, is looked at anew. */
    private PaymentSteps.Route prepareFirst(PaymentRow payment, RoutingDecision.Routed routed, String runKey) {
        String bankOrderNo = transactions.drawBankOrderNo(routed.channel());
        return database.inTransaction(() -> {
                    runs.require(payment.orderNo(), runKey);
                    return moves.moveIfStill(payment, PaymentEvent.ROUTE, ACTOR, words(routed))
                            .map(moved -> transactions
                                    .write(attempt(payment, routed), bankOrderNo)
                                    .orElseThrow());
                })
                .<PaymentSteps.Route>map(number -> new PaymentSteps.Route.Routed(number, routed.channel()))
                .orElseGet(() -> route(payment.orderNo(), runKey));
    }

    private PaymentSteps.Route prepareAnother(PaymentRow payment, RoutingDecision.Routed routed, String runKey) {
        String bankOrderNo = transactions.drawBankOrderNo(routed.channel());
        return database.inTransaction(() -> {
            BankTransaction latest = transactions.lockLatest(payment.orderNo()).orElseThrow();
            runs.require(payment.orderNo(), runKey);
            PaymentRow locked = mapper.lock(payment.orderNo());
            if (locked.state().isFinal()) {
                return new PaymentSteps.Route.Settled();
            }
            if (!mayTryAnother(locked, latest) || hasSucceeded(transactions.attempts(payment.orderNo()))) {
                return goOnWith(latest);
            }
            BankTransaction transaction = transactions.prepare(attempt(payment, routed), bankOrderNo);
            if (transaction.bankOrderNo().equals(bankOrderNo)) {
                moves.move(locked, PaymentEvent.ROUTE, ACTOR, words(routed));
            }
            return new PaymentSteps.Route.Routed(transaction.transactionNo(), transaction.channel());
        });
    }

    private static String words(RoutingDecision.Routed routed) {
        return "attempt " + routed.attempt() + " at " + routed.channel() + "/" + routed.account();
    }

    private static NewTransaction attempt(PaymentRow payment, RoutingDecision.Routed routed) {
        return new NewTransaction(
                        payment.orderNo(),
                        Operation.PAY,
                        null,
                        routed.attempt(),
                        payment.merchantId(),
                        routed.channel(),
                        routed.account(),
                        routed.pool(),
                        payment.amount(),
                        payment.method(),
                        payment.type(),
                        payment.cardToken(),
                        payment.expiresAt())
                .describedAs(payment.description());
    }
}
