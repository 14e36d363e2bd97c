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

    @Nullable
    String numberOf(
            @Param("orderNo") String orderNo,
            @Param("orderVersion") int orderVersion,
            @Param("eventType") String eventType);

    List<Notification> ofOrder(String orderNo);

    List<Notification> events(
            @Param("merchantId") String merchantId,
            @Param("after") String after,
            @Param("settledBefore") Instant settledBefore,
            @Param("limit") int limit);

    /** Counts an attempt unless another worker counted it first; a new state comes with the next version. */
    int count(
            @Param("before") Notification before,
            @Param("state") NotificationState state,
            @Param("version") int version,
            @Param("nextAttemptAt") Instant nextAttemptAt,
            @Param("now") Instant now);

    int resend(@Param("before") Notification before, @Param("now") Instant now);

    void insertAttempt(Notification.Attempt attempt);

    List<Notification.Attempt> attempts(String notificationNo);
}
