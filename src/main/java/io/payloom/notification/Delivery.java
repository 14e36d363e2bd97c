package io.payloom.notification;

import java.time.Instant;

/** How a notification stands after a request to deliver it. */
public sealed interface Delivery {

    /** The merchant has acknowledged it. */
    record Delivered() implements Delivery {}

    /** To be tried again, not earlier than said. */
    record Again(Instant nextAttemptAt) implements Delivery {}

    /** Given up; an alert was raised. */
    record Exhausted() implements Delivery {}
}
