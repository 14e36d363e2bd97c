package io.payloom.refund;

import static io.payloom.refund.RefundEvent.AWAIT;
import static io.payloom.refund.RefundEvent.FAIL;
import static io.payloom.refund.RefundEvent.LATE_SUCCESS;
import static io.payloom.refund.RefundEvent.PAY_OUT;
import static io.payloom.refund.RefundEvent.REFUSE;
import static io.payloom.refund.RefundEvent.RETURN;
import static io.payloom.refund.RefundEvent.SUBMIT;
import static io.payloom.refund.RefundEvent.SUCCEED;
import static io.payloom.refund.RefundEvent.TRY_AGAIN;
import static io.payloom.refund.RefundState.ACCEPTED;
import static io.payloom.refund.RefundState.FAILED;
import static io.payloom.refund.RefundState.PAYING_OUT;
import static io.payloom.refund.RefundState.PROCESSING;
import static io.payloom.refund.RefundState.REFUSED;
import static io.payloom.refund.RefundState.RETURNED;
import static io.payloom.refund.RefundState.SUBMITTED;
import static io.payloom.refund.RefundState.SUCCEEDED;

import io.payloom.lifecycle.StateModel;
import io.payloom.lifecycle.Transition;
import java.util.List;

/** All legal moves of a refund. */
public final class RefundStates {

    static final StateModel<RefundState, RefundEvent> MODEL = StateModel.declare(
            "refund",
            ACCEPTED,
            List.of(
                    new Transition<>(ACCEPTED, SUBMIT, SUBMITTED),
                    new Transition<>(ACCEPTED, REFUSE, REFUSED), // the channel cannot give it back any more
                    new Transition<>(ACCEPTED, SUCCEED, SUCCEEDED), // an earlier attempt has succeeded late
                    new Transition<>(SUBMITTED, AWAIT, PROCESSING),
                    new Transition<>(SUBMITTED, TRY_AGAIN, ACCEPTED), // a void failed, or the channel did
                    new Transition<>(SUBMITTED, SUCCEED, SUCCEEDED),
                    new Transition<>(SUBMITTED, REFUSE, REFUSED),
                    new Transition<>(PROCESSING, TRY_AGAIN, ACCEPTED),
                    new Transition<>(PROCESSING, SUCCEED, SUCCEEDED),
                    new Transition<>(PROCESSING, REFUSE, REFUSED),
                    new Transition<>(REFUSED, TRY_AGAIN, ACCEPTED), // a person wants it sent once more
                    new Transition<>(REFUSED, SUCCEED, SUCCEEDED), // a person has done it by hand
                    new Transition<>(REFUSED, FAIL, FAILED), // a person gives it up
                    new Transition<>(REFUSED, PAY_OUT, PAYING_OUT), // two people send it elsewhere
                    new Transition<>(PAYING_OUT, SUCCEED, SUCCEEDED),
                    new Transition<>(PAYING_OUT, REFUSE, REFUSED), // not all of it was paid
                    new Transition<>(REFUSED, LATE_SUCCESS, SUCCEEDED),
                    new Transition<>(FAILED, LATE_SUCCESS, SUCCEEDED), // corrections
                    new Transition<>(SUCCEEDED, RETURN, RETURNED)));

    private RefundStates() {}

    /** The declaration, for the generated diagram. */
    public static StateModel<?, ?> model() {
        return MODEL;
    }
}
