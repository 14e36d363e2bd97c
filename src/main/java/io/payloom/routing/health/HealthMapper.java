package io.payloom.routing.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface HealthMapper {

    void insertChanges(
            @Param("instance") String instance, @Param("changes") List<Change> changes, @Param("at") Instant at);

    /** Changes that other instances told of since then, in order. */
    List<ForeignChange> changesSince(@Param("instance") String instance, @Param("since") Instant since);

    void forgetChanges(@Param("before") Instant before);

    void insertFailure(
            @Param("payer") String payer,
            @Param("channel") String channel,
            @Param("code") String code,
            @Param("at") Instant at);

    void forgetFailures(@Param("before") Instant before);

    /** The card's counters of the days, and where the payer failed since then, in one SELECT. */
    List<PayerLine> payer(
            @Param("card") String card,
            @Param("payers") Collection<String> payers,
            @Param("days") Collection<LocalDate> days,
            @Param("since") Instant since);

    record ForeignChange(long id, String subject, int successes, int failures, Instant at) {}

    /**
     * A counter (amount and number) or a failure.
     *
     * @param kind {@code counter} or {@code failure}
     * @param name the counter's scope, or the channel of the failure
     * @param day of the counter
     * @param code of the failure
     */
    record PayerLine(
            String kind,
            String name,
            @Nullable LocalDate day,
            @Nullable String code,
            long amount,
            long number) {}
}
