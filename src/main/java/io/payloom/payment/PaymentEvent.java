package io.payloom.payment;

/** What moves a payment. */
enum PaymentEvent {
    ROUTE,
    SUBMIT,
    AWAIT,
    REQUEST_CLOSE,
    SUCCEED,
    FAIL,
    CLOSE,
    /** Correction: the bank had the money all the same. */
    LATE_SUCCESS
}
