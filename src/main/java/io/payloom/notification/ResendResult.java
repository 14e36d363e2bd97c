package io.payloom.notification;

/** What became of a request to send a notification again. */
public sealed interface ResendResult {

    /** It is pending again, with a full schedule and a run of its own. */
    record Resent(Notification notification) implements ResendResult {}

    /** It still is on its way, and goes now: at once, or after the attempt that is under way if that fails. */
    record StillPending(Notification notification) implements ResendResult {}

    /** There is no such notification, or no such order, of this merchant. */
    record Unknown() implements ResendResult {}
}
