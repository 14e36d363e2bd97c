package io.payloom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bank that calls back whatever a test wants, signed as {@code docs/bank-protocol.md} says, or badly. */
public final class CallingBank {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final Clock clock;

    public CallingBank(String baseUrl, Clock clock) {
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Reports a result of an order over an amount in fen, and returns the status of the answer. */
    public int report(String channel, String bankOrderNo, String code, long fen) {
        return call(channel, secretOf(channel), result(bankOrderNo, code, fen));
    }

    /** The same, signed with another secret. */
    public int forge(String channel, String bankOrderNo, String code, long fen) {
        return call(channel, "not-the-secret", result(bankOrderNo, code, fen));
    }

    /** Sends this body under the bank's signature. */
    public int say(String channel, String body) {
        return call(channel, secretOf(channel), body);
    }

    private String result(String bankOrderNo, String code, long fen) {
        return "{\"orderNo\":\"%s\",\"code\":\"%s\",\"amount\":%d,\"currency\":\"CNY\",\"time\":\"%s\"}"
                .formatted(bankOrderNo, code, fen, clock.instant());
    }

    private int call(String channel, String secret, String body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/callbacks/" + channel))
                .header("Content-Type", "application/json")
                .header("X-Bank-Timestamp", timestamp)
                .header("X-Bank-Nonce", nonce)
                .header("X-Bank-Signature", hmac(secret, timestamp + "\n" + nonce + "\n" + body + "\n"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String secretOf(String channel) {
        return "local-only-" + channel.substring(0, channel.indexOf('-')) + "-secret-0123456789";
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
