package io.payloom.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt brought. */
sealed interface Reply {

    /** Status of the merchant's answer, null when there was none. */
    @Nullable
    Integer status();

    /** For display: at most 200 characters, no control characters. */
    String outcome();

    /** Any 2xx. */
    record Acknowledged(Integer status, String outcome) implements Reply {}

    /** To be tried again, after the pause that the merchant asked for at least. */
    record Failed(@Nullable Integer status, String outcome, Duration pause) implements Reply {}

    /** Another attempt makes no sense: 410, or nowhere to send to. */
    record Hopeless(@Nullable Integer status, String outcome) implements Reply {}
}
