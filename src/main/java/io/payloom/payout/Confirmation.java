package io.payloom.payout;

/** What the merchant has to say of a payout that looks like another one. */
enum Confirmation {
    AWAITED,
    GIVEN
}
