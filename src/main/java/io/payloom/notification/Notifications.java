package io.payloom.notification;

import io.payloom.database.Database;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.RunSuperseded;
import io.payloom.lifecycle.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What merchants are told about their orders: announced once, delivered at least once or given up with an alert. */
@Component
public class Notifications {

    /** The order's process has surely told the merchant by then, or nobody works for it. */
    private static final Duration ORDER_TELLS_WITHIN = Duration.ofMinutes(3);

    private final NotificationMapper mapper;
    private final NotificationSchedules schedules;
    private final Courier courier;
    private final FirstAttempts firstAttempts;
    private final Handover handover;
    private final ResendRequests resendRequests;
    private final Journal journal;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    Notifications(
            NotificationMapper mapper,
            NotificationSchedules schedules,
            Courier courier,
            FirstAttempts firstAttempts,
            Handover handover,
            ResendRequests resendRequests,
            Journal journal,
            Runs runs,
            Database database,
            Clock clock) {
        this.mapper = mapper;
        this.schedules = schedules;
        this.courier = courier;
        this.firstAttempts = firstAttempts;
        this.handover = handover;
        this.resendRequests = resendRequests;
        this.journal = journal;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Announces a state change; joins the caller's transaction. The same order, version and event type again changes
     * nothing.
     *
     * @return the notification's number
     */
    public String announce(NewNotification announced) {
        return announce(announced, false);
    }

    /**
     * The same from a step of the order's own process: this makes the first attempt by {@link #tell}, and no other process is
     * started unless that fails or does not come in time. Where the merchant's schedule does not begin at once, it is as if it
     * had been announced otherwise.
     */
    public String announceLeftToOrder(NewNotification announced) {
        return announce(announced, true);
    }

    private String announce(NewNotification announced, boolean leftToOrder) {
        return database.inTransaction(() -> insert(announced, leftToOrder));
    }

    private String insert(NewNotification announced, boolean leftToOrder) {
        Instant now = clock.instant();
        String number = NotificationKind.NOTIFICATION.nextNumber();
        Duration delay = schedules.jittered(schedules.of(announced.merchantId()).getFirst());
        Notification notification = new Notification(
                number,
                announced.merchantId(),
                announced.orderNo(),
                announced.orderVersion(),
                announced.eventType(),
                announced.url(),
                announced.body(),
                NotificationEvent.MOVES.initial(),
                1,
                0,
                0,
                now.plus(delay).truncatedTo(ChronoUnit.MILLIS),
                now,
                now,
                null,
                leftToOrder && delay.isZero() ? now.plus(ORDER_TELLS_WITHIN) : null);
        try {
            mapper.insert(notification);
        } catch (DuplicateKeyException announcedBefore) {
            @Nullable String known = numberOf(announced);
            if (known == null) {
                throw announcedBefore;
            }
            return known;
        }
        journal.append(
                Journal.Entry.first(number, notification.state(), "ANNOUNCED", "payloom", announced.eventType()));
        if (!notification.isLeftToOrder()) {
            runs.open(number, NotificationKind.NOTIFICATION);
        }
        return number;
    }

    private @Nullable String numberOf(NewNotification announced) {
        return mapper.numberOf(announced.orderNo(), announced.orderVersion(), announced.eventType());
    }

    /**
     * Makes the first attempts that were left to the order's process; nothing when none is left. Whatever fails, or cannot be
     * tried now because too many are under way, goes on by itself. Must not be called inside a transaction.
     */
    public void tell(String orderNo) {
        firstAttempts.tell(orderNo);
    }

    /** The order's process does not tell: processes of their own do, at once, as far as they do not already. */
    public void handOver(String orderNo) {
        database.inTransaction(
                () -> mapper.leftToOrder(orderNo).forEach(left -> handover.handOver(left.notificationNo())));
    }

    /**
     * Makes the attempt that is due. One that is not due yet, already delivered or exhausted sends nothing and returns
     * how it stands, so a repeated job does no harm. Must not be called inside a transaction.
     *
     * @param runKey of the run that has claimed the notification
     * @throws RunSuperseded when another run drives it
     * @throws MerchantBusy when too many attempts to this merchant are under way; nothing was counted
     */
    public Delivery deliver(String notificationNo, String runKey) {
        return courier.deliver(notificationNo, runKey);
    }

    /**
     * Sends a notification again, under the same {@code webhook-id}: one that is delivered or exhausted starts over, one
     * that is pending goes now and keeps its schedule.
     *
     * @param number of the notification, or of an order, which means its newest notification
     */
    public ResendResult resend(String merchantId, String number) {
        return resend(() -> mapper.findOf(merchantId, number), "merchant", "the merchant");
    }

    /** The same for an operator, whosever it is. */
    public ResendResult resendFor(String operator, String number, String reason) {
        return resend(() -> mapper.newest(number), operator, reason);
    }

    private ResendResult resend(Supplier<@Nullable Notification> wanted, String actor, String reason) {
        return database.inTransaction(() -> {
            Notification found = wanted.get();
            return found == null ? new ResendResult.Unknown() : resendRequests.resend(found, actor, reason);
        });
    }

    /** All notifications of an order, oldest version first. */
    public List<Notification> of(String orderNo) {
        return mapper.ofOrder(orderNo);
    }

    /** All attempts of a notification, oldest first. */
    public List<Notification.Attempt> attempts(String notificationNo) {
        return mapper.attempts(notificationNo);
    }

    /**
     * What a merchant was or is to be told, in one order for ever: what is not on a page comes on a later one.
     *
     * @param after notification number that the last page ended with, null for the beginning
     */
    public List<Notification> events(String merchantId, @Nullable String after, int limit) {
        return mapper.events(merchantId, after == null ? "" : after, limit);
    }
}
