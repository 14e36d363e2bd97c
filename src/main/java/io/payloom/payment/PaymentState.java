package io.payloom.payment;

/** Where a payment stands. PROCESSING means that nobody here knows the result, or that the payer has to act. */
public enum PaymentState {
    ACCEPTED,
    ROUTED,
    SUBMITTED,
    PROCESSING,
    CLOSING,
    SUCCEEDED,
    FAILED,
    CLOSED;

    /** A final state is left only by a declared correction. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CLOSED;
    }
}
