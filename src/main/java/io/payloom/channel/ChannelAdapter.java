package io.payloom.channel;

/**
 * Speaks one bank protocol. An adapter makes exactly one call within the channel's deadline, repeats nothing, keeps no
 * state, and never throws for what a bank or the network does.
 */
public interface ChannelAdapter {

    /** Name of the protocol, by which the catalogue's channels choose their adapter. */
    String protocol();

    BankAnswer submit(Channel channel, Submission submission);

    BankAnswer query(Channel channel, String bankOrderNo);

    BankAnswer close(Channel channel, String bankOrderNo);

    CallbackReading readCallback(Channel channel, RawMessage raw);
}
