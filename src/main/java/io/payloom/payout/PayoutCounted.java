package io.payloom.payout;

/** A payout has reached a final state, or what was paid of it has changed since; published inside that transaction. */
public record PayoutEnded(Payout payout) {}
