package io.payloom.payment;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.routing.Explanation;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.TransactionState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The process's side of payments. Each step can run twice and then returns what it did the first time. */
@Component
public class PaymentSteps {

    private static final int MOST_ATTEMPTS = 3;

    private final PaymentMapper mapper;
    private final PaymentMoves moves;
    private final PaymentAnnouncements announcements;
    private final BankTransactions transactions;
    private final Routing routing;
    private final RoutingRequests requests;
    private final Runs runs;
    private final Database database;

    PaymentSteps(
            PaymentMapper mapper,
            PaymentMoves moves,
            PaymentAnnouncements announcements,
            BankTransactions transactions,
            Routing routing,
            RoutingRequests requests,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.moves = moves;
        this.announcements = announcements;
        this.transactions = transactions;
        this.routing = routing;
        this.requests = requests;
        this.runs = runs;
        this.database = database;
    }

    /**
     * Claims the order for the run and chooses its channel, or returns the channel that is chosen already. After a
     * failure that allows it, the next attempt is decided without the channels that were tried.
     */
    public Route route(String orderNo, String runKey) {
        if (!runs.claim(orderNo, runKey)) {
            return new Route.Duplicate();
        }
        PaymentRow payment = database.inTransaction(() -> mapper.lock(orderNo));
        Optional<BankTransaction> latest = transactions.latest(orderNo);
        if (payment.state().isFinal()) {
            return new Route.Settled();
        }
        if (latest.isPresent() && !mayTryAnother(payment, latest.get())) {
            return goOnWith(latest.get());
        }
        return decide(payment, latest, runKey);
    }

    /** What is final is settled, also a failure after which another channel might be tried but may not any more. */
    private static Route goOnWith(BankTransaction latest) {
        return latest.state().isFinal() ? new Route.Settled() : new Route.Routed(latest.transactionNo());
    }

    private static boolean mayTryAnother(PaymentRow payment, BankTransaction latest) {
        return latest.state() == TransactionState.FAILED
                && latest.reroutable()
                && latest.attempt() < MOST_ATTEMPTS
                && payment.state() != PaymentState.CLOSING;
    }

    private Route decide(PaymentRow payment, Optional<BankTransaction> latest, String runKey) {
        int attempt = latest.map(tried -> tried.attempt() + 1).orElse(1);
        RoutingDecision decision = routing.decide(requests.of(payment, attempt, tried(payment.orderNo())));
        return switch (decision) {
            case RoutingDecision.NoChannel none -> new Route.NoChannel();
            case RoutingDecision.Postponed postponed ->
                throw new IllegalStateException("A payment cannot wait, " + postponed.orderNo() + " was postponed");
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

    private Route prepare(PaymentRow payment, RoutingDecision.Routed routed, String runKey) {
        String bankOrderNo = transactions.drawBankOrderNo(routed.channel());
        return database.inTransaction(() -> {
            runs.require(payment.orderNo(), runKey);
            PaymentRow locked = mapper.lock(payment.orderNo());
            if (locked.state().isFinal()) {
                return new Route.Settled();
            }
            Optional<BankTransaction> latest = transactions.lockLatest(payment.orderNo());
            if (latest.isPresent() && !mayTryAnother(locked, latest.get())) {
                return goOnWith(latest.get());
            }
            BankTransaction transaction = transactions.prepare(
                    new NewTransaction(
                            payment.orderNo(),
                            routed.attempt(),
                            payment.merchantId(),
                            routed.channel(),
                            routed.account(),
                            routed.pool(),
                            payment.amount(),
                            payment.method(),
                            payment.type(),
                            payment.cardToken(),
                            payment.expiresAt()),
                    bankOrderNo);
            if (transaction.bankOrderNo().equals(bankOrderNo)) {
                moves.move(
                        locked,
                        PaymentEvent.ROUTE,
                        "route-order",
                        "attempt " + routed.attempt() + " at " + routed.channel() + "/" + routed.account());
            }
            return new Route.Routed(transaction.transactionNo());
        });
    }

    /** Moves the order to its final state by its newest bank transaction and announces it. */
    public PaymentState settle(String orderNo, String runKey) {
        return database.inTransaction(() -> {
            runs.require(orderNo, runKey);
            PaymentRow payment = mapper.lock(orderNo);
            if (payment.state().isFinal()) {
                return payment.state();
            }
            PaymentRow settled = settle(payment);
            announcements.announce(settled);
            runs.finish(orderNo);
            return settled.state();
        });
    }

    private PaymentRow settle(PaymentRow payment) {
        Optional<BankTransaction> latest = transactions.latest(payment.orderNo());
        if (latest.isEmpty()) {
            return moves.move(payment, PaymentEvent.FAIL, "settle-order", null, noChannel(payment));
        }
        BankTransaction transaction = latest.get();
        PaymentEvent event =
                switch (transaction.state()) {
                    case SUCCEEDED -> PaymentEvent.SUCCEED;
                    case FAILED -> PaymentEvent.FAIL;
                    case CLOSED -> PaymentEvent.CLOSE;
                    case CREATED, SUBMITTING, PROCESSING ->
                        throw new IllegalStateException(transaction.transactionNo() + " is " + transaction.state()
                                + ": there is nothing to settle");
                };
        return moves.move(payment, event, "settle-order", transaction.transactionNo(), result(transaction));
    }

    private Payment.Result noChannel(PaymentRow payment) {
        Explanation.Refusal refusal =
                routing.decisions(payment.orderNo()).getLast().explanation().refusal();
        return new Payment.Result(refusal.code(), refusal.message());
    }

    private static Payment.Result result(BankTransaction transaction) {
        String code = transaction.unifiedCode() == null ? transaction.state().name() : transaction.unifiedCode();
        String message = transaction.resultMessage() == null ? code : transaction.resultMessage();
        return new Payment.Result(code, message);
    }

    /** What routing came to. */
    public sealed interface Route {

        /** The attempt that is to be sent, or that is under way. */
        record Routed(String transactionNo) implements Route {}

        /** No channel can take the order. */
        record NoChannel() implements Route {}

        /** The order is final already. */
        record Settled() implements Route {}

        /** Another process instance drives the order. */
        record Duplicate() implements Route {}
    }
}
