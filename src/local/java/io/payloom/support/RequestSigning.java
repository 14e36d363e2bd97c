package io.payloom.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with a shared secret, as {@code docs/merchant-api.md} says. */
public record RequestSigning(String keyId, String secret, Clock clock) {

    /** The Authorization header of a request, with a fresh nonce. */
    public String authorization(String method, String path, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        String nonce = UUID.randomUUID().toString();
        return header(keyId, timestamp, nonce, signature(secret, method, path, timestamp, nonce, body));
    }

    /** Any header of that form. */
    public static String header(String keyId, long timestamp, String nonce, String signature) {
        return "PAYLOOM-HMAC-SHA256 keyId=\"%s\",timestamp=\"%d\",nonce=\"%s\",signature=\"%s\""
                .formatted(keyId, timestamp, nonce, signature);
    }

    /** Over what arrives, byte by byte. */
    public static String signature(
            String secret, String method, String path, long timestamp, String nonce, byte[] body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(
                (method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.ISO_8859_1));
        text.writeBytes(body);
        text.write('\n');
        return hmac(secret, text.toByteArray());
    }

    /** In Base64. */
    public static String hmac(String secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
