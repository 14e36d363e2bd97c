package io.payloom.merchant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request as it came over the wire.
 *
 * @param pathWithQuery undecoded, exactly as in the request line
 * @param body the raw bytes, empty when there is none
 */
public record SignedRequest(String method, String pathWithQuery, byte[] body) {

    /** What the merchant signed: method, path with query, timestamp, nonce and body, each followed by a newline. */
    byte[] text(String timestamp, String nonce) {
        String head = method + "\n" + pathWithQuery + "\n" + timestamp + "\n" + nonce + "\n";
        ByteArrayOutputStream text = new ByteArrayOutputStream(head.length() + body.length + 1);
        text.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        text.write('\n');
        return text.toByteArray();
    }
}
