package io.payloom.channel;

/** The permits or the pace of a channel could not be asked for because of the database; nothing was sent. */
public class PermitsUnreachable extends RuntimeException {

    PermitsUnreachable(String channelCode, RuntimeException cause) {
        super("The permits of channel " + channelCode + " cannot be reached", cause);
    }
}
