package io.payloom.transaction;

/** What moves a bank transaction. */
public enum TransactionEvent {
    SEND,
    /** Again under the same bank order number, while an earlier send may have arrived. */
    RESEND,
    NOT_SENT,
    AWAIT,
    SUCCEED,
    FAIL,
    CLOSE,
    LATE_SUCCESS
}
