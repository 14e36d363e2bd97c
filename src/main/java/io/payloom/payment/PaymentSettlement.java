package io.payloom.payment;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.routing.Explanation;
import io.payloom.routing.Routing;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ends payments by what became of their bank transactions. */
@Component
class PaymentSettlement {

    private final PaymentMapper mapper;
    private final PaymentMoves moves;
    private final PaymentAnnouncements announcements;
    private final BankTransactions transactions;
    private final Routing routing;
    private final Runs runs;
    private final Database database;

    PaymentSettlement(
            PaymentMapper mapper,
            PaymentMoves moves,
            PaymentAnnouncements announcements,
            BankTransactions transactions,
            Routing routing,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.moves = moves;
        this.announcements = announcements;
        this.transactions = transactions;
        this.routing = routing;
        this.runs = runs;
        this.database = database;
    }

    /** Moves the order to its final state, by an attempt that has succeeded or else by its newest, and announces it. */
    PaymentState settle(String orderNo, String runKey) {
        return database.inTransaction(() -> {
            runs.finish(orderNo, runKey);
            PaymentRow payment = mapper.lock(orderNo);
            if (payment.state().isFinal()) {
                return payment.state();
            }
            PaymentRow settled = settle(payment);
            announcements.announceLeftToOrder(settled);
            return settled.state();
        });
    }

    private PaymentRow settle(PaymentRow payment) {
        List<BankTransaction> attempts = transactions.attempts(payment.orderNo());
        if (attempts.isEmpty()) {
            return moves.move(payment, PaymentEvent.FAIL, "settle-order", null, noChannel(payment));
        }
        BankTransaction transaction = attempts.stream()
                .filter(attempt -> attempt.state() == TransactionState.SUCCEEDED)
                .reduce((older, newer) -> newer)
                .orElse(attempts.getLast());
        PaymentEvent event =
                switch (transaction.state()) {
                    case SUCCEEDED -> PaymentEvent.SUCCEED;
                    case FAILED -> PaymentEvent.FAIL;
                    case CLOSED -> PaymentEvent.CLOSE;
                    case CREATED, SUBMITTING, PROCESSING ->
                        throw new IllegalStateException(transaction.transactionNo() + " is " + transaction.state()
                                + ": there is nothing to settle");
                };
        if (event == PaymentEvent.SUCCEED && transaction.answer().paidValue() != null) {
            mapper.showPaid(payment.orderNo(), transaction.answer().paidValue());
            payment = mapper.lock(payment.orderNo());
        }
        return moves.move(payment, event, "settle-order", transaction.transactionNo(), result(transaction));
    }

    private Payment.Result noChannel(PaymentRow payment) {
        Explanation.Refusal refusal =
                routing.decisions(payment.orderNo()).getLast().explanation().refusal();
        return new Payment.Result(refusal.code(), refusal.message());
    }

    private static Payment.Result result(BankTransaction transaction) {
        return new Payment.Result(transaction.resultCode(), transaction.resultMessage());
    }
}
