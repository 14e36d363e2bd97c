package io.payloom.latemoney;

/** What moves a money case. */
enum CaseEvent {
    CORRECT,
    REFUND,
    REFUND_SUCCEEDED,
    REFUND_FAILED,
    SETTLE
}
