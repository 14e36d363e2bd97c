package io.payloom.channel.signedjson;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the lines of a message and its body, each followed by a line feed, in Base64. */
final class Signature {

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static String ofRequest(String secret, String path, String timestamp, String nonce, byte[] body) {
        return of(secret, body, "POST", path, timestamp, nonce);
    }

    /** Also of a callback: both come from the bank. */
    static String ofAnswer(String secret, String timestamp, String nonce, byte[] body) {
        return of(secret, body, timestamp, nonce);
    }

    /** Compares in constant time. */
    static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String of(String secret, byte[] body, String... lines) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            for (String line : lines) {
                mac.update(line.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) '\n');
            }
            mac.update(body);
            mac.update((byte) '\n');
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("Every JRE has " + HMAC, unavailable);
        }
    }
}
