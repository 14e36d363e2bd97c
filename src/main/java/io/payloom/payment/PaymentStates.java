package io.payloom.payment;

import static io.payloom.payment.PaymentEvent.AWAIT;
import static io.payloom.payment.PaymentEvent.CLOSE;
import static io.payloom.payment.PaymentEvent.FAIL;
import static io.payloom.payment.PaymentEvent.LATE_SUCCESS;
import static io.payloom.payment.PaymentEvent.REQUEST_CLOSE;
import static io.payloom.payment.PaymentEvent.ROUTE;
import static io.payloom.payment.PaymentEvent.SUBMIT;
import static io.payloom.payment.PaymentEvent.SUCCEED;
import static io.payloom.payment.PaymentState.ACCEPTED;
import static io.payloom.payment.PaymentState.CLOSED;
import static io.payloom.payment.PaymentState.CLOSING;
import static io.payloom.payment.PaymentState.FAILED;
import static io.payloom.payment.PaymentState.PROCESSING;
import static io.payloom.payment.PaymentState.ROUTED;
import static io.payloom.payment.PaymentState.SUBMITTED;
import static io.payloom.payment.PaymentState.SUCCEEDED;

import io.payloom.lifecycle.StateModel;
import io.payloom.lifecycle.Transition;
import java.util.List;

/** All legal moves of a payment. */
public final class PaymentStates {

    static final StateModel<PaymentState, PaymentEvent> MODEL = StateModel.declare(
            "payment",
            ACCEPTED,
            List.of(
                    new Transition<>(ACCEPTED, ROUTE, ROUTED),
                    new Transition<>(ACCEPTED, FAIL, FAILED), // no channel can take it
                    new Transition<>(ACCEPTED, CLOSE, CLOSED), // closed by the merchant before routing
                    new Transition<>(ROUTED, SUBMIT, SUBMITTED),
                    new Transition<>(ROUTED, ROUTE, ROUTED), // another channel, this one could not be reached
                    new Transition<>(ROUTED, REQUEST_CLOSE, CLOSING),
                    new Transition<>(ROUTED, SUCCEED, SUCCEEDED), // the bank was quicker than its channel's answer
                    new Transition<>(ROUTED, FAIL, FAILED),
                    new Transition<>(ROUTED, CLOSE, CLOSED),
                    new Transition<>(SUBMITTED, AWAIT, PROCESSING),
                    new Transition<>(SUBMITTED, ROUTE, ROUTED), // another channel after a final failure of this one
                    new Transition<>(SUBMITTED, REQUEST_CLOSE, CLOSING),
                    new Transition<>(SUBMITTED, SUCCEED, SUCCEEDED),
                    new Transition<>(SUBMITTED, FAIL, FAILED),
                    new Transition<>(SUBMITTED, CLOSE, CLOSED),
                    new Transition<>(PROCESSING, ROUTE, ROUTED),
                    new Transition<>(PROCESSING, REQUEST_CLOSE, CLOSING),
                    new Transition<>(PROCESSING, SUCCEED, SUCCEEDED),
                    new Transition<>(PROCESSING, FAIL, FAILED),
                    new Transition<>(PROCESSING, CLOSE, CLOSED),
                    new Transition<>(CLOSING, SUCCEED, SUCCEEDED), // the bank says: already paid
                    new Transition<>(CLOSING, FAIL, FAILED),
                    new Transition<>(CLOSING, CLOSE, CLOSED),
                    new Transition<>(FAILED, LATE_SUCCESS, SUCCEEDED), // corrections, by late-money
                    new Transition<>(CLOSED, LATE_SUCCESS, SUCCEEDED)));

    private PaymentStates() {}

    /** The declaration, for the generated diagram. */
    public static StateModel<?, ?> model() {
        return MODEL;
    }
}
