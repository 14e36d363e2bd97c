package io.payloom.catalogue;

/** The catalogue has no such channel, or the channel does not offer the operation. */
public class UnknownChannel extends RuntimeException {

    public UnknownChannel(String channelCode) {
        super("No channel " + channelCode + " in the catalogue. Put it back, then press Retry; nothing was lost");
    }

    public UnknownChannel(String channelCode, Operation operation) {
        super("Channel " + channelCode + " does not offer " + operation
                + " in the catalogue. Put the interface back, then press Retry; nothing was lost");
    }
}
