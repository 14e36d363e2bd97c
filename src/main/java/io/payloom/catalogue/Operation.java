package io.payloom.catalogue;

/** What can be asked of a channel; each operation that a channel offers is one {@link ChannelInterface} of it. */
public enum Operation {
    PAY,
    REFUND,
    PAYOUT
}
