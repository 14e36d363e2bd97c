package io.payloom.latemoney;

import static io.payloom.latemoney.CaseEvent.CORRECT;
import static io.payloom.latemoney.CaseEvent.REFUND;
import static io.payloom.latemoney.CaseEvent.REFUND_FAILED;
import static io.payloom.latemoney.CaseEvent.REFUND_SUCCEEDED;
import static io.payloom.latemoney.CaseEvent.SETTLE;
import static io.payloom.latemoney.CaseState.CORRECTED;
import static io.payloom.latemoney.CaseState.OPEN;
import static io.payloom.latemoney.CaseState.REFUNDED;
import static io.payloom.latemoney.CaseState.REFUNDING;
import static io.payloom.latemoney.CaseState.SETTLED;

import io.payloom.lifecycle.StateModel;
import io.payloom.lifecycle.Transition;
import java.util.List;

/** All legal moves of a money case. */
public final class CaseStates {

    static final StateModel<CaseState, CaseEvent> MODEL = StateModel.declare(
            "money-case",
            OPEN,
            List.of(
                    new Transition<>(OPEN, CORRECT, CORRECTED),
                    new Transition<>(OPEN, REFUND, REFUNDING),
                    new Transition<>(OPEN, SETTLE, SETTLED),
                    new Transition<>(OPEN, REFUND_SUCCEEDED, REFUNDED), // a refused refund came through late
                    new Transition<>(REFUNDING, REFUND_SUCCEEDED, REFUNDED),
                    new Transition<>(REFUNDING, REFUND_FAILED, OPEN))); // a person decides

    private CaseStates() {}

    /** The declaration, for the generated diagram. */
    public static StateModel<?, ?> model() {
        return MODEL;
    }
}
