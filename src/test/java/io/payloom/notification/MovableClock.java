package io.payloom.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time plus what it was moved by. */
final class MovableClock extends Clock {

    private volatile Duration offset = Duration.ZERO;

    void moveBy(Duration more) {
        offset = offset.plus(more);
    }

    void moveTo(Instant instant) {
        offset = Duration.between(Instant.now(), instant);
    }

    void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
