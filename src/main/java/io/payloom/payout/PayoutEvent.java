package io.payloom.payout;

/** What moves a payout. */
public enum PayoutEvent {
    HOLD,
    RELEASE,
    /** The merchant says that it is meant, although it looks like another one. */
    CONFIRM,
    /** The merchant does not want it any more. */
    CLOSE,
    ROUTE,
    SUBMIT,
    AWAIT,
    SUCCEED,
    SUCCEED_IN_PART,
    FAIL,
    /** Correction: a part that had failed was paid all the same, and now everything is. */
    LATE_SUCCESS,
    /** Correction: the same, but not everything is. */
    LATE_SUCCESS_IN_PART,
    /** Correction: the last of what was paid came back. */
    RETURN,
    /** Correction: some of what was paid came back. */
    RETURN_IN_PART
}
