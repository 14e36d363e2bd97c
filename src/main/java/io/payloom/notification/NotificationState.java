package io.payloom.notification;

/** Where a notification stands; both ends are left only by a resend. */
public enum NotificationState {
    PENDING,
    DELIVERED,
    EXHAUSTED
}
