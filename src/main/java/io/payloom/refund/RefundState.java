package io.payloom.refund;

/** Where a refund stands. PROCESSING means that nobody here knows the result. */
public enum RefundState {
    /** It will be sent: at once, after the channel's maintenance, or again. */
    ACCEPTED,
    SUBMITTED,
    PROCESSING,
    /** The bank has finally refused it; a person decides. */
    REFUSED,
    SUCCEEDED,
    FAILED,
    /** The money had arrived, and came back. */
    RETURNED;

    /** A final state is left only by a declared correction. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == RETURNED;
    }

    /** Whether its amount is gone from the payment, or may be; also while nobody knows. */
    boolean takesAmount() {
        return this != FAILED && this != RETURNED;
    }
}
