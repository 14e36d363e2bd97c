package io.payloom.transaction;

import static io.payloom.transaction.TransactionEvent.AWAIT;
import static io.payloom.transaction.TransactionEvent.CLOSE;
import static io.payloom.transaction.TransactionEvent.FAIL;
import static io.payloom.transaction.TransactionEvent.LATE_SUCCESS;
import static io.payloom.transaction.TransactionEvent.NOT_SENT;
import static io.payloom.transaction.TransactionEvent.RESEND;
import static io.payloom.transaction.TransactionEvent.SEND;
import static io.payloom.transaction.TransactionEvent.SUCCEED;
import static io.payloom.transaction.TransactionState.CLOSED;
import static io.payloom.transaction.TransactionState.CREATED;
import static io.payloom.transaction.TransactionState.FAILED;
import static io.payloom.transaction.TransactionState.PROCESSING;
import static io.payloom.transaction.TransactionState.SUBMITTING;
import static io.payloom.transaction.TransactionState.SUCCEEDED;

import io.payloom.lifecycle.StateModel;
import io.payloom.lifecycle.Transition;
import java.util.List;

/** All legal moves of a bank transaction. */
public final class TransactionStates {

    static final StateModel<TransactionState, TransactionEvent> MODEL = StateModel.declare(
            "bank-transaction",
            CREATED,
            List.of(
                    new Transition<>(CREATED, SEND, SUBMITTING),
                    new Transition<>(CREATED, FAIL, FAILED), // the channel could not be reached at all
                    new Transition<>(CREATED, SUCCEED, SUCCEEDED), // the bank knows of a send that we took back
                    new Transition<>(CREATED, AWAIT, PROCESSING), // likewise
                    new Transition<>(CREATED, CLOSE, CLOSED), // closed by the merchant before it was sent
                    new Transition<>(SUBMITTING, NOT_SENT, CREATED), // surely not a byte left us
                    new Transition<>(SUBMITTING, AWAIT, PROCESSING),
                    new Transition<>(SUBMITTING, SUCCEED, SUCCEEDED),
                    new Transition<>(SUBMITTING, FAIL, FAILED),
                    new Transition<>(SUBMITTING, CLOSE, CLOSED),
                    new Transition<>(PROCESSING, RESEND, SUBMITTING),
                    new Transition<>(PROCESSING, SUCCEED, SUCCEEDED),
                    new Transition<>(PROCESSING, FAIL, FAILED),
                    new Transition<>(PROCESSING, CLOSE, CLOSED),
                    new Transition<>(FAILED, LATE_SUCCESS, SUCCEEDED), // corrections: the bank changed its word
                    new Transition<>(CLOSED, LATE_SUCCESS, SUCCEEDED)));

    private TransactionStates() {}

    /** The declaration, for the generated diagram. */
    public static StateModel<?, ?> model() {
        return MODEL;
    }
}
