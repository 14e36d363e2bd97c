package io.payloom.channel.signedjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.channel.CallbackReading;
import io.payloom.channel.RawMessage;
import io.payloom.channel.line.BankLine;
import io.payloom.kernel.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackReaderTests {

    private static final String SECRET = "a-secret";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String PAID =
            "{\"orderNo\":\"8001A\",\"code\":\"0000\",\"amount\":1200,\"currency\":\"CNY\",\"surprise\":[1]}";

    private final CallbackReader reader = new CallbackReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsWhatTheBankSigned() {
        assertThat(read(NOW, PAID)).isInstanceOfSatisfying(CallbackReading.Verified.class, verified -> {
            assertThat(verified.bankOrderNo()).isEqualTo("8001A");
            assertThat(verified.answer().code()).isEqualTo("0000");
            assertThat(verified.answer().amount()).isEqualTo(Money.cny(1200));
            assertThat(verified.reply()).isEqualTo("{\"code\":\"OK\"}".getBytes(UTF_8));
        });
    }

    @Test
    void takesWhatTheBankRepeatsForDays() {
        assertThat(read(NOW.minus(Duration.ofDays(6)), PAID)).isInstanceOf(CallbackReading.Verified.class);
    }

    @Test
    void refusesWhatIsOlderThanAWeekOrFromTheFuture() {
        assertThat(read(NOW.minus(Duration.ofDays(8)), PAID)).isInstanceOf(CallbackReading.Forged.class);
        assertThat(read(NOW.plus(Duration.ofMinutes(6)), PAID)).isInstanceOf(CallbackReading.Forged.class);
    }

    @Test
    void callsForgedWhatWasChangedOrSignedByAnother() {
        RawMessage genuine = signed(SECRET, NOW, PAID);

        assertThat(reader.read(
                        SECRET,
                        new RawMessage(
                                genuine.headers(), PAID.replace("1200", "1").getBytes(UTF_8))))
                .isInstanceOf(CallbackReading.Forged.class);
        assertThat(reader.read(SECRET, signed("another secret", NOW, PAID))).isInstanceOf(CallbackReading.Forged.class);
        assertThat(reader.read(SECRET, new RawMessage(Map.of(), PAID.getBytes(UTF_8))))
                .isInstanceOf(CallbackReading.Forged.class);
    }

    @Test
    void callsForgedWhatIsTooLong() {
        assertThat(read(NOW, "x".repeat(BankLine.LONGEST_MESSAGE + 1))).isInstanceOf(CallbackReading.Forged.class);
    }

    @Test
    void callsMalformedWhatIsTheBanksButCannotBeRead() {
        assertThat(read(NOW, "<xml/>")).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, "[]")).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, "")).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, "{\"code\":\"0000\"}")).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, PAID.replace("1200", "12.5"))).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, PAID.replace("1200", "\"1200\""))).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, PAID.replace("1200", "-1"))).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, PAID.replace("CNY", "XQQ"))).isInstanceOf(CallbackReading.Malformed.class);
        assertThat(read(NOW, PAID.replace("\"surprise\"", "\"code\""))).isInstanceOf(CallbackReading.Malformed.class);
    }

    private CallbackReading read(Instant sentAt, String body) {
        return reader.read(SECRET, signed(SECRET, sentAt, body));
    }

    private static RawMessage signed(String secret, Instant sentAt, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String timestamp = Long.toString(sentAt.getEpochSecond());
        return new RawMessage(
                Map.of(
                        "x-bank-timestamp",
                        timestamp,
                        "x-bank-nonce",
                        "n-1",
                        "x-bank-signature",
                        Signature.ofAnswer(secret, timestamp, "n-1", bytes)),
                bytes);
    }
}
