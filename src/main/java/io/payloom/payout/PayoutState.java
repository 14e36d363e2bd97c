package io.payloom.payout;

/** Where a payout stands. */
public enum PayoutState {
    ACCEPTED,
    /** The reserve is too low, or every channel is in maintenance: it waits. */
    HELD,
    /** Cut into its parts, none of them sent. */
    ROUTED,
    SUBMITTED,
    /** Nobody knows yet what became of some part. */
    PROCESSING,
    SUCCEEDED,
    /** Some parts were paid, the others finally not. */
    PARTIALLY_SUCCEEDED,
    FAILED,
    /** Its merchant did not want it any more; nothing of it was paid. */
    CLOSED,
    /** All that was paid came back. */
    RETURNED;

    /** A final state is left only by a declared correction. */
    public boolean isFinal() {
        return switch (this) {
            case ACCEPTED, HELD, ROUTED, SUBMITTED, PROCESSING -> false;
            case SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CLOSED, RETURNED -> true;
        };
    }
}
