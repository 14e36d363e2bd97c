package io.payloom.transaction;

/** Where a bank transaction stands. From SUBMITTING on, money may have moved. */
public enum TransactionState {
    CREATED,
    SUBMITTING,
    PROCESSING,
    SUCCEEDED,
    FAILED,
    CLOSED;

    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CLOSED;
    }
}
