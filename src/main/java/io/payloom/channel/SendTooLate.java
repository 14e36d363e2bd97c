package io.payloom.channel;

/** Between the decision to send and the moment to send too much time went by; nothing was sent. */
public class SendTooLate extends RuntimeException {

    SendTooLate(String channelCode) {
        super("The sender to channel " + channelCode + " was held up and did not send");
    }
}
