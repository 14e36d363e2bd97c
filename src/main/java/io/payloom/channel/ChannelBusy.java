package io.payloom.channel;

/** All permits of a channel are taken; nothing was sent, and the caller comes back later. */
public class ChannelBusy extends RuntimeException {

    private final String channelCode;

    public ChannelBusy(String channelCode) {
        super("Channel " + channelCode + " has no free permit");
        this.channelCode = channelCode;
    }

    public String channelCode() {
        return channelCode;
    }
}
