package io.payloom.alert;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface AlertMapper {

    /** Affects one row when the alert is open already. */
    int countUp(@Param("raised") Raised raised, @Param("now") Instant now);

    /** Notes that it is still so, without counting; affects one row when the alert is open. */
    int seeAgain(@Param("raised") Raised raised, @Param("now") Instant now);

    /** Whether somebody has acknowledged it since. */
    int isQuiet(@Param("raised") Raised raised, @Param("since") Instant since);

    /** Inserts it, or opens it again. */
    void open(@Param("raised") Raised raised, @Param("now") Instant now);

    List<Alerts.Alert> about(String subjectNo);

    List<Alerts.Alert> ofKind(String kind);

    List<Alerts.Alert> openOfKind(String kind);

    List<Alerts.Alert> list(AlertQuery query);

    List<Alerts.Alert> acknowledgedBetween(
            @Param("kind") String kind, @Param("from") Instant from, @Param("to") Instant to);

    Alerts.@Nullable Alert find(long id);

    List<Long> openIds(@Param("kinds") List<String> kinds, @Param("key") String key);

    /** Affects one row when the alert was open. */
    int acknowledge(@Param("id") long id, @Param("now") Instant now);

    void insertAcknowledgement(Alerts.Acknowledged acknowledged);

    /** Oldest first. */
    List<Alerts.Acknowledged> acknowledgements(@Param("alertIds") List<Long> alertIds);

    List<OpenAlerts> openByKind();

    /** How it is written; equal kinds and keys are one alert. */
    record Raised(String kind, String key, @Nullable String subjectNo, String text) {}

    record OpenAlerts(String kind, long number) {}
}
