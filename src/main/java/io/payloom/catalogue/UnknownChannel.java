package io.payloom.catalogue;

/** The catalogue has no such channel, or the channel does not offer the operation. */
public class UnknownChannel extends RuntimeException {

    public UnknownChannel(String channelCode) {
        super("The catalogue lacks a channel. There is no " + channelCode + ". Put it back; nothing was lost");
    }

    public UnknownChannel(String channelCode, Operation operation) {
        super("The catalogue lacks an interface. Channel " + channelCode + " does not offer " + operation
                + ". Put the interface back; nothing was lost");
    }
}
