package io.payloom.channel.signedjson;

import io.payloom.channel.CallbackReading;
import io.payloom.channel.RawMessage;
import io.payloom.channel.line.BankLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells the bank's callbacks from others. Banks repeat an unanswered callback for days, with its first timestamp, so an
 * old one is still good; the receiver knows repeats by their digest.
 */
final class CallbackReader {

    static final Duration OLDEST = Duration.ofDays(7);
    static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(5);

    private static final byte[] REPLY = "{\"code\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

    private final Clock clock;

    CallbackReader(Clock clock) {
        this.clock = clock;
    }

    CallbackReading read(String secret, RawMessage raw) {
        if (raw.body().length > BankLine.LONGEST_MESSAGE) {
            return new CallbackReading.Forged("longer than " + BankLine.LONGEST_MESSAGE + " bytes");
        }
        SignedMessage message = SignedMessage.of(raw.headers(), raw.body());
        if (!message.isSignedWith(secret)) {
            return new CallbackReading.Forged("signature missing or wrong");
        }
        if (!isTimely(message.timestamp())) {
            return new CallbackReading.Forged("timestamp out of range");
        }
        try {
            Report report = Wording.read(raw.body());
            return new CallbackReading.Verified(report.orderNo(), report.answered(), REPLY.clone());
        } catch (Unreadable garbage) {
            return new CallbackReading.Malformed(garbage.reason());
        }
    }

    private boolean isTimely(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            Instant now = clock.instant();
            return !sent.isBefore(now.minus(OLDEST)) && !sent.isAfter(now.plus(CLOCKS_MAY_DIFFER_BY));
        } catch (NumberFormatException | java.time.DateTimeException noTime) {
            return false;
        }
    }
}
