package io.payloom.channel;

/**
 * The channel has no such account in the catalogue; nothing was sent. Another account is never used in its place: to it
 * the bank would answer "not found", and an order that was paid would be taken as never received.
 */
public class UnknownAccount extends RuntimeException {

    public UnknownAccount(String channelCode, String accountCode) {
        super("The catalogue lacks an account. Channel " + channelCode + " has no account " + accountCode
                + ". Put it back: only under its merchant number does the bank find the order");
    }
}
