package io.payloom.channel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All permits of a channel are taken, or its bank was asked for results as often as it may be; nothing was sent, and the
 * caller comes back later.
 */
public class ChannelBusy extends RuntimeException {

    private final String channelCode;
    private final @Nullable Duration retryAfter;

    public ChannelBusy(String channelCode) {
        super("Channel " + channelCode + " has no free permit");
        this.channelCode = channelCode;
        this.retryAfter = null;
    }

    public ChannelBusy(String channelCode, Duration retryAfter) {
        super("Channel " + channelCode + " is asked as often as it may be; next try in " + retryAfter.toMillis()
                + " ms");
        this.channelCode = channelCode;
        this.retryAfter = retryAfter;
    }

    public String channelCode() {
        return channelCode;
    }

    /** When to come back, longer than zero; empty when nobody knows because permits come free at any moment. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
