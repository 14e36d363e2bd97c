package io.payloom.notification;

import io.payloom.http.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a merchant's answer as Standard Webhooks says: 2xx acknowledges, 410 ends, a redirect is a failure. */
@Component
class Replies {

    private static final int LONGEST_OUTCOME = 200;
    private static final int GONE = 410;
    private static final Set<Integer> THROTTLING = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\s]+");

    private final Clock clock;

    Replies(Clock clock) {
        this.clock = clock;
    }

    Reply to(HttpOutcome outcome) {
        return switch (outcome) {
            case HttpOutcome.Answered answer -> to(answer);
            case HttpOutcome.NotSent nothing -> failed("not sent: " + nothing.reason());
            case HttpOutcome.Unanswered unknown -> failed(unknown.reason());
        };
    }

    static Reply failed(String reason) {
        return new Reply.Failed(null, printable(reason), Duration.ZERO);
    }

    private Reply to(HttpOutcome.Answered answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Reply.Acknowledged(status, "HTTP " + status);
        }
        String outcome = printable("HTTP " + status + " " + new String(answer.body(), StandardCharsets.UTF_8));
        return status == GONE
                ? new Reply.Hopeless(status, outcome)
                : new Reply.Failed(status, outcome, pauseAskedFor(answer));
    }

    private Duration pauseAskedFor(HttpOutcome.Answered answer) {
        String retryAfter = answer.headers().get("retry-after");
        if (retryAfter == null || !THROTTLING.contains(answer.status())) {
            return Duration.ZERO;
        }
        Duration asked = SECONDS.matcher(retryAfter).matches()
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : until(retryAfter);
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private Duration until(String httpDate) {
        @Nullable Instant until;
        try {
            until = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
        Duration pause = Duration.between(clock.instant(), until);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private static String printable(String text) {
        String oneLine = NOT_PRINTABLE.matcher(text).replaceAll(" ").strip();
        int length = oneLine.codePointCount(0, oneLine.length());
        return length <= LONGEST_OUTCOME
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST_OUTCOME));
    }
}
