package io.payloom.catalogue;

/** The catalogue has no such channel, or the channel does not offer the operation. */
public class UnknownChannel extends RuntimeException {

    public UnknownChannel(String channelCode) {
        super("No channel " + channelCode + " in the catalogue");
    }

    public UnknownChannel(String channelCode, Operation operation) {
        super("Channel " + channelCode + " does not offer " + operation);
    }
}
