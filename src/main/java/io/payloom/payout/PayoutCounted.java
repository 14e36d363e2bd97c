package io.payloom.payout;

/** What was paid of a payout that has ended was counted, for the first time or again; published inside that transaction. */
public record PayoutCounted(Payout payout) {}
