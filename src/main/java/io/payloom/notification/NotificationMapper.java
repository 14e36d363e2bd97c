package io.payloom.notification;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface NotificationMapper {

    void insert(Notification notification);

    @Nullable
    Notification find(String notificationNo);

    /** By its own number, or the newest of the order. */
    @Nullable
    Notification findOf(@Param("merchantId") String merchantId, @Param("number") String number);

    /** The same, whosever it is. */
    @Nullable
    Notification newest(String number);

    @Nullable
    String numberOf(
            @Param("orderNo") String orderNo,
            @Param("orderVersion") int orderVersion,
            @Param("eventType") String eventType);

    List<Notification> ofOrder(String orderNo);

    /** Those whose first attempt is left to the order's process, oldest version first. */
    List<Notification> leftToOrder(String orderNo);

    /** Ends that; 0 when it has ended already. */
    int handOver(String notificationNo);

    /** Numbers of those that the order's process has not told in time; locked, without those that others have locked. */
    List<String> lockUntoldByOrder(@Param("now") Instant now, @Param("most") int most);

    /** In the order of {@link EventOrder}; what has no place there yet is left out. */
    List<Notification> events(
            @Param("merchantId") String merchantId, @Param("after") String after, @Param("limit") int limit);

    /** Numbers of events that have no place yet; nothing is locked, so one that is not committed holds nobody up. */
    List<String> unplaced(int most);

    /** The place of the next event, kept from other instances until the transaction ends. */
    long lockNextPlace();

    /** Gives them places one after the other. */
    void place(@Param("next") long next, @Param("numbers") List<String> numbers);

    void advance(@Param("by") int by);

    /**
     * Counts an attempt unless another worker counted it first; a new state comes with the next version. A wish to send it
     * now that came after the attempt began stays.
     *
     * @param version that it has to have; null when it may have become another
     */
    int count(
            @Param("before") Notification before,
            @Param("version") @Nullable Integer version,
            @Param("began") Instant began,
            @Param("next") Next next,
            @Param("now") Instant now);

    /** Starts one over that has ended. */
    int resend(@Param("before") Notification before, @Param("now") Instant now);

    /** Wants a pending one sent now; comes with the next version unless it is wanted already or due anyway. */
    int sendNow(@Param("before") Notification before, @Param("now") Instant now);

    void insertAttempt(Notification.Attempt attempt);

    List<Notification.Attempt> attempts(String notificationNo);
}
