package io.payloom.refund;

/** Where a refund stands. PROCESSING means that nobody here knows the result. */
public enum RefundState {
    /** It will be sent: at once, after the channel's maintenance, or again. */
    ACCEPTED,
    SUBMITTED,
    PROCESSING,
    /** The bank has finally refused it; a person decides. */
    REFUSED,
    /** Refused by its bank, it goes out as a payout to an account that two people have named. */
    PAYING_OUT,
    SUCCEEDED,
    FAILED,
    /** The money had arrived, and came back. */
    RETURNED;

    /** A final state is left only by a declared correction. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == RETURNED;
    }
}
