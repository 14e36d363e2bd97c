package io.payloom.payout.warning;

/** What the merchant has to say of a payout that looks like another one. */
public enum Confirmation {
    AWAITED,
    GIVEN
}
