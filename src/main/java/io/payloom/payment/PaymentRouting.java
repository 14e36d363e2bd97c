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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Chooses the channel of a payment, and another one after a failure that allows it. */
@Component
class PaymentRouting {

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
        if (!runs.claim(orderNo, runKey)) {
            return new PaymentSteps.Route.Duplicate();
        }
        PaymentRow payment = database.inTransaction(() -> mapper.lock(orderNo));
        Optional<BankTransaction> latest = transactions.latest(orderNo);
        if (payment.state().isFinal()
                || hasSucceeded(orderNo) && latest.orElseThrow().state().isFinal()) {
            return new PaymentSteps.Route.Settled();
        }
        if (latest.isPresent() && !mayTryAnother(payment, latest.get())) {
            return goOnWith(latest.get());
        }
        return decide(payment, latest, runKey);
    }

    /** What is final is settled, also a failure after which another channel might be tried but may not any more. */
    private static PaymentSteps.Route goOnWith(BankTransaction latest) {
        return latest.state().isFinal()
                ? new PaymentSteps.Route.Settled()
                : new PaymentSteps.Route.Routed(latest.transactionNo(), latest.channel());
    }

    /** An earlier attempt may have succeeded late, while another was under way. */
    private boolean hasSucceeded(String orderNo) {
        return transactions.attempts(orderNo).stream().anyMatch(one -> one.state() == TransactionState.SUCCEEDED);
    }

    private boolean mayTryAnother(PaymentRow payment, BankTransaction latest) {
        return latest.state() == TransactionState.FAILED
                && latest.reroutable()
                && latest.attempt() < MOST_ATTEMPTS
                && clock.instant().isBefore(payment.createdAt().plus(LONGEST_TO_TRY))
                && payment.state() != PaymentState.CLOSING;
    }

    private PaymentSteps.Route decide(PaymentRow payment, Optional<BankTransaction> latest, String runKey) {
        int attempt = latest.map(tried -> tried.attempt() + 1).orElse(1);
        RoutingDecision decision = routing.decide(requests.of(payment, attempt, tried(payment.orderNo())));
        return switch (decision) {
            case RoutingDecision.NoChannel none -> new PaymentSteps.Route.NoChannel();
            case RoutingDecision.Postponed postponed ->
                throw new IllegalStateException("A payment cannot wait, " + postponed.orderNo() + " was postponed");
            case RoutingDecision.Held held ->
                throw new IllegalStateException("A payment cannot wait, " + held.orderNo() + " was held");
            case RoutingDecision.Routed routed -> prepare(payment, routed, runKey);
        };
    }

    private Set<String> tried(String orderNo) {
        return routing.decisions(orderNo).stream()
                .filter(RoutingDecision.Routed.class::isInstance)
                .map(RoutingDecision.Routed.class::cast)
                .map(RoutingDecision.Routed::channel)
                .collect(Collectors.toSet());
    }

    private PaymentSteps.Route prepare(PaymentRow payment, RoutingDecision.Routed routed, String runKey) {
        String bankOrderNo = transactions.drawBankOrderNo(routed.channel());
        return database.inTransaction(() -> {
            Optional<BankTransaction> latest = transactions.lockLatest(payment.orderNo());
            runs.require(payment.orderNo(), runKey);
            PaymentRow locked = mapper.lock(payment.orderNo());
            if (locked.state().isFinal()) {
                return new PaymentSteps.Route.Settled();
            }
            if (latest.isPresent() && (!mayTryAnother(locked, latest.get()) || hasSucceeded(payment.orderNo()))) {
                return goOnWith(latest.get());
            }
            BankTransaction transaction = transactions.prepare(
                    new NewTransaction(
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
                            .describedAs(payment.description()),
                    bankOrderNo);
            if (transaction.bankOrderNo().equals(bankOrderNo)) {
                moves.move(
                        locked,
                        PaymentEvent.ROUTE,
                        "route-order",
                        "attempt " + routed.attempt() + " at " + routed.channel() + "/" + routed.account());
            }
            return new PaymentSteps.Route.Routed(transaction.transactionNo(), transaction.channel());
        });
    }
}
