package io.payloom.refund;

/** What moves a refund. */
enum RefundEvent {
    SUBMIT,
    AWAIT,
    /** By another bank transaction: the last one surely moved no money. */
    TRY_AGAIN,
    SUCCEED,
    REFUSE,
    /** By a payout, to an account that two people have named. */
    PAY_OUT,
    FAIL,
    /** Correction: the bank had given the money back all the same. */
    LATE_SUCCESS,
    /** Correction: the money came back. */
    RETURN
}
