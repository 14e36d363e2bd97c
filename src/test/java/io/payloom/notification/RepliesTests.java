package io.payloom.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.http.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTests {

    private final Replies replies = new Replies(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void acknowledgesByAnySuccess(int status) {
        assertThat(replies.to(answer(status, Map.of(), "whatever")))
                .isEqualTo(new Reply.Acknowledged(status, "HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 404, 500})
    void failsByAnyOtherStatus(int status) {
        assertThat(replies.to(answer(status, Map.of("location", "https://elsewhere.example", "retry-after", "60"), "")))
                .isEqualTo(new Reply.Failed(status, "HTTP " + status, Duration.ZERO));
    }

    @Test
    void isHopelessWhenTheEndpointIsGone() {
        assertThat(replies.to(answer(410, Map.of(), "gone"))).isEqualTo(new Reply.Hopeless(410, "HTTP 410 gone"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void honoursRetryAfterInSecondsOrAsDate(int status) {
        assertThat(pause(status, "120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(pause(status, "Sun, 01 Mar 2026 12:05:00 GMT")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void boundsRetryAfter() {
        assertThat(pause(503, "999999999")).isEqualTo(Duration.ofHours(24));
        assertThat(pause(503, "Mon, 01 Mar 2027 12:05:00 GMT")).isEqualTo(Duration.ofHours(24));
        assertThat(pause(503, "Sat, 28 Feb 2026 12:05:00 GMT")).isZero();
        assertThat(pause(503, "99999999999999999999")).isZero();
        assertThat(pause(503, "-5")).isZero();
        assertThat(pause(503, "soon")).isZero();
    }

    @Test
    void keepsOnlyTheBeginningOfAnAnswerAndNoControlCharacters() {
        String outcome = replies.to(answer(500, Map.of(), "a\r\n\u001b[31mb\u202ec\u2028d" + "好😀".repeat(300)))
                .outcome();

        assertThat(outcome).startsWith("HTTP 500 a [31mb c d好😀");
        assertThat(outcome.codePointCount(0, outcome.length())).isEqualTo(200);
        assertThat(outcome.codePoints()).noneMatch(Character::isISOControl);
    }

    @Test
    void failsWithoutAnAnswer() {
        assertThat(replies.to(new HttpOutcome.NotSent("AddressRefused")))
                .isEqualTo(new Reply.Failed(null, "not sent: AddressRefused", Duration.ZERO));
        assertThat(replies.to(new HttpOutcome.Unanswered("no answer within 15000 ms")))
                .isEqualTo(new Reply.Failed(null, "no answer within 15000 ms", Duration.ZERO));
    }

    private Duration pause(int status, String retryAfter) {
        return ((Reply.Failed) replies.to(answer(status, Map.of("retry-after", retryAfter), ""))).pause();
    }

    private static HttpOutcome.Answered answer(int status, Map<String, String> headers, String body) {
        return new HttpOutcome.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
