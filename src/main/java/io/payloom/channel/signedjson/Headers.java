package io.payloom.channel.signedjson;

/** Names of the protocol's headers. */
final class Headers {

    static final String MID = "X-Bank-Mid";
    static final String TIMESTAMP = "X-Bank-Timestamp";
    static final String NONCE = "X-Bank-Nonce";
    static final String SIGNATURE = "X-Bank-Signature";

    private Headers() {}
}
