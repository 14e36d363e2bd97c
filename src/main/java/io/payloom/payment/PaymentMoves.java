package io.payloom.payment;

import io.payloom.catalogue.Operation;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Moves;
import io.payloom.lifecycle.OrderRemarks;
import io.payloom.transaction.BankTransactionAwaited;
import io.payloom.transaction.BankTransactionSubmitting;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves payments: one conditional UPDATE and one journal line in the caller's transaction. */
@Component
class PaymentMoves implements OrderRemarks {

    private final PaymentMapper mapper;
    private final Moves<PaymentState, PaymentEvent> moves;
    private final Clock clock;

    PaymentMoves(PaymentMapper mapper, Journal journal, Clock clock) {
        this.mapper = mapper;
        this.moves = new Moves<>(PaymentStates.MODEL, journal);
        this.clock = clock;
    }

    /** @throws IllegalStateException when the event is not legal in the row's state */
    PaymentRow move(PaymentRow locked, PaymentEvent event, String actor, @Nullable String detail) {
        return move(locked, event, actor, detail, null);
    }

    PaymentRow move(
            PaymentRow locked,
            PaymentEvent event,
            String actor,
            @Nullable String detail,
            Payment.@Nullable Result result) {
        return moveIfStill(locked, event, actor, detail, result)
                .orElseThrow(() -> new IllegalStateException(locked.orderNo() + " moved while it was locked"));
    }

    /** The same with a row that is not locked; empty, and nothing was written, when somebody else had moved it. */
    Optional<PaymentRow> moveIfStill(PaymentRow row, PaymentEvent event, String actor, String detail) {
        return moveIfStill(row, event, actor, detail, null);
    }

    private Optional<PaymentRow> moveIfStill(
            PaymentRow row,
            PaymentEvent event,
            String actor,
            @Nullable String detail,
            Payment.@Nullable Result result) {
        PaymentRow moved =
                row.moved(moves.next(row, event), result, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return moves.moveIfStill(row, event, actor, detail, next -> mapper.move(row, moved))
                .map(next -> moved);
    }

    /** Writes down what happened to the money of a payment that stays in its state. */
    PaymentRow remark(PaymentRow locked, String actor, String words) {
        moves.remark(locked, actor, words, () -> mapper.remark(locked, clock.instant()));
        return mapper.lock(locked.orderNo());
    }

    @Override
    public void remark(String orderNo, String actor, String words) {
        if (PaymentKind.PAYMENT.isOf(orderNo)) {
            remark(mapper.lock(orderNo), actor, words);
        }
    }

    @EventListener
    void on(BankTransactionSubmitting submitting) {
        if (submitting.operation() == Operation.PAY) {
            moveIfLegal(submitting.orderNo(), PaymentEvent.SUBMIT, "submit-to-bank", submitting.transactionNo());
        }
    }

    @EventListener
    void on(BankTransactionAwaited awaited) {
        if (awaited.operation() != Operation.PAY) {
            return;
        }
        moveIfLegal(awaited.orderNo(), PaymentEvent.AWAIT, "submit-to-bank", awaited.transactionNo());
        if (awaited.payerActionType() != null && awaited.payerActionContent() != null) {
            mapper.showPayerAction(awaited.orderNo(), awaited.payerActionType(), awaited.payerActionContent());
        }
    }

    private void moveIfLegal(String orderNo, PaymentEvent event, String actor, String detail) {
        PaymentRow row = mapper.lock(orderNo);
        if (moves.allows(row, event)) {
            move(row, event, actor, detail);
        }
    }
}
