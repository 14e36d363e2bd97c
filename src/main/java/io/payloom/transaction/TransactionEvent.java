package io.payloom.transaction;

/** What moves a bank transaction. */
enum TransactionEvent {
    SEND,
    NOT_SENT,
    AWAIT,
    SUCCEED,
    FAIL,
    CLOSE,
    LATE_SUCCESS
}
