package io.payloom.channel.signedjson;

import java.util.Locale;
import java.util.Map;

/** A message that claims to come from the bank, with what it was signed over. */
record SignedMessage(String timestamp, String nonce, String signature, byte[] body) {

    /** A header that is missing counts as empty, which no signature matches. */
    static SignedMessage of(Map<String, String> headers, byte[] body) {
        return new SignedMessage(
                header(headers, Headers.TIMESTAMP),
                header(headers, Headers.NONCE),
                header(headers, Headers.SIGNATURE),
                body);
    }

    boolean isSignedWith(String secret) {
        return !timestamp.isEmpty()
                && !nonce.isEmpty()
                && Signature.matches(Signature.ofAnswer(secret, timestamp, nonce, body), signature);
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
