package io.payloom.transaction.sending;

/** Surely nothing reached the bank; sending may be tried again. */
public class ChannelUnreachable extends RuntimeException {

    public ChannelUnreachable(String channel, String transactionNo) {
        super("Channel " + channel + " could not be reached for " + transactionNo);
    }
}
