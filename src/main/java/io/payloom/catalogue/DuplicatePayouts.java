package io.payloom.catalogue;

/** What becomes of a payout that looks like another one of the same day. */
public enum DuplicatePayouts {
    /** The merchant is warned, and it goes out. */
    WARN,
    /** It waits until the merchant says that it is meant. */
    HOLD
}
