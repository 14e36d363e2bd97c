package io.payloom.payout;

import static io.payloom.payout.PayoutEvent.AWAIT;
import static io.payloom.payout.PayoutEvent.CLOSE;
import static io.payloom.payout.PayoutEvent.CONFIRM;
import static io.payloom.payout.PayoutEvent.FAIL;
import static io.payloom.payout.PayoutEvent.HOLD;
import static io.payloom.payout.PayoutEvent.LATE_SUCCESS;
import static io.payloom.payout.PayoutEvent.LATE_SUCCESS_IN_PART;
import static io.payloom.payout.PayoutEvent.RELEASE;
import static io.payloom.payout.PayoutEvent.RETURN;
import static io.payloom.payout.PayoutEvent.RETURN_IN_PART;
import static io.payloom.payout.PayoutEvent.ROUTE;
import static io.payloom.payout.PayoutEvent.SUBMIT;
import static io.payloom.payout.PayoutEvent.SUCCEED;
import static io.payloom.payout.PayoutEvent.SUCCEED_IN_PART;
import static io.payloom.payout.PayoutState.ACCEPTED;
import static io.payloom.payout.PayoutState.CLOSED;
import static io.payloom.payout.PayoutState.FAILED;
import static io.payloom.payout.PayoutState.HELD;
import static io.payloom.payout.PayoutState.PARTIALLY_SUCCEEDED;
import static io.payloom.payout.PayoutState.PROCESSING;
import static io.payloom.payout.PayoutState.RETURNED;
import static io.payloom.payout.PayoutState.ROUTED;
import static io.payloom.payout.PayoutState.SUBMITTED;
import static io.payloom.payout.PayoutState.SUCCEEDED;

import io.payloom.lifecycle.StateModel;
import io.payloom.lifecycle.Transition;
import java.util.List;

/** All legal moves of a payout. */
public final class PayoutStates {

    static final StateModel<PayoutState, PayoutEvent> MODEL = StateModel.declare(
            "payout",
            ACCEPTED,
            List.of(
                    new Transition<>(ACCEPTED, HOLD, HELD),
                    new Transition<>(ACCEPTED, ROUTE, ROUTED),
                    new Transition<>(ACCEPTED, FAIL, FAILED), // no channel can take it
                    new Transition<>(ACCEPTED, CLOSE, CLOSED),
                    new Transition<>(HELD, RELEASE, ACCEPTED),
                    new Transition<>(HELD, CONFIRM, ACCEPTED),
                    new Transition<>(HELD, CLOSE, CLOSED),
                    new Transition<>(ACCEPTED, SUCCEED, SUCCEEDED), // one that was sent, waited, and was paid after all
                    new Transition<>(ACCEPTED, SUCCEED_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(HELD, FAIL, FAILED),
                    new Transition<>(HELD, SUCCEED, SUCCEEDED),
                    new Transition<>(HELD, SUCCEED_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(ROUTED, SUBMIT, SUBMITTED),
                    new Transition<>(ROUTED, FAIL, FAILED), // no part of it could be sent
                    new Transition<>(ROUTED, SUCCEED, SUCCEEDED), // what was to be sent again was paid after all
                    new Transition<>(ROUTED, SUCCEED_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(ROUTED, HOLD, HELD),
                    new Transition<>(SUBMITTED, AWAIT, PROCESSING),
                    new Transition<>(SUBMITTED, SUCCEED, SUCCEEDED),
                    new Transition<>(SUBMITTED, SUCCEED_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(SUBMITTED, FAIL, FAILED),
                    new Transition<>(SUBMITTED, HOLD, HELD), // its bank has too little of our money
                    new Transition<>(PROCESSING, SUCCEED, SUCCEEDED),
                    new Transition<>(PROCESSING, SUCCEED_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(PROCESSING, FAIL, FAILED),
                    new Transition<>(PROCESSING, HOLD, HELD),
                    new Transition<>(FAILED, LATE_SUCCESS, SUCCEEDED), // corrections
                    new Transition<>(FAILED, LATE_SUCCESS_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(CLOSED, LATE_SUCCESS, SUCCEEDED), // its bank had refused it before it was closed
                    new Transition<>(CLOSED, LATE_SUCCESS_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(PARTIALLY_SUCCEEDED, LATE_SUCCESS, SUCCEEDED),
                    new Transition<>(PARTIALLY_SUCCEEDED, LATE_SUCCESS_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(RETURNED, LATE_SUCCESS, SUCCEEDED),
                    new Transition<>(RETURNED, LATE_SUCCESS_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(SUCCEEDED, RETURN, RETURNED),
                    new Transition<>(SUCCEEDED, RETURN_IN_PART, PARTIALLY_SUCCEEDED),
                    new Transition<>(PARTIALLY_SUCCEEDED, RETURN, RETURNED),
                    new Transition<>(PARTIALLY_SUCCEEDED, RETURN_IN_PART, PARTIALLY_SUCCEEDED)));

    private PayoutStates() {}

    /** The declaration, for the generated diagram. */
    public static StateModel<?, ?> model() {
        return MODEL;
    }
}
