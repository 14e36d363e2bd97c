package io.payloom.channel;

/** What can be asked of a channel; each operation that a channel offers is one {@link ChannelInterface} of it. */
public enum Operation {
    PAY
}
