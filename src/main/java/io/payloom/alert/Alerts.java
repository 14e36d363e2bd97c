package io.payloom.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.alert.AlertMapper.Raised;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Raises what a person should look at, and keeps it until one has. The same kind and key again only counts up while the
 * alert is open; after it was acknowledged, it opens again.
 */
@Component
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_NAME = 80;

    private final AlertMapper mapper;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    Alerts(AlertMapper mapper, Database database, MeterRegistry meters, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param kind constant in upper snake case, such as {@code CONTRADICTING_RESULT}
     * @param key equal alerts share it
     * @param subjectNo the order or transaction that it is about, if any; the text names it
     * @param text what happened and what to do, without sensitive data: it is also mailed
     */
    public void raise(String kind, String key, @Nullable String subjectNo, String text) {
        Raised raised = raised(kind, key, subjectNo, text);
        database.inTransaction(() -> {
            if (mapper.countUp(raised, clock.instant()) == 0) {
                LOG.warn("Alert {} on {}: {}", kind, subjectNo == null ? key : subjectNo, text);
                mapper.open(raised, clock.instant());
            }
            database.afterCommit(
                    () -> meters.counter("payloom.alerts.raised", "kind", kind).increment());
        });
    }

    /**
     * Says that what was raised goes on: it stays open, and one that a person has acknowledged comes back. Counts nothing
     * while it is open; joins the caller's transaction.
     *
     * @param quiet for how long an acknowledgement keeps it away
     */
    public void goesOn(String kind, String key, @Nullable String subjectNo, String text, Duration quiet) {
        Raised raised = raised(kind, key, subjectNo, text);
        Instant now = clock.instant();
        database.inTransaction(() -> {
            if (mapper.seeAgain(raised, now) == 0 && mapper.isQuiet(raised, now.minus(quiet)) == 0) {
                raise(kind, key, subjectNo, text);
            }
        });
    }

    private static Raised raised(String kind, String key, @Nullable String subjectNo, String text) {
        return new Raised(kind, cut(key, LONGEST_KEY), subjectNo, cut(text, LONGEST_TEXT));
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    /** All alerts about a subject, oldest first. */
    public List<Alert> about(String subjectNo) {
        return mapper.about(subjectNo);
    }

    /** The open ones of a kind, oldest first. */
    public List<Alert> open(String kind) {
        return mapper.openOfKind(kind);
    }

    /** All alerts of a kind, oldest first. */
    public List<Alert> ofKind(String kind) {
        return mapper.ofKind(kind);
    }

    /** The newest first. */
    public List<Alert> list(AlertQuery query) {
        return mapper.list(query);
    }

    /** Every acknowledgement that these alerts ever got, oldest first. */
    public List<Acknowledged> acknowledgements(List<Long> alertIds) {
        return alertIds.isEmpty() ? List.of() : mapper.acknowledgements(alertIds);
    }

    /**
     * Says that a person takes care of it.
     *
     * @param by who
     * @param note in that person's words
     */
    public Acknowledgement acknowledge(long id, String by, String note) {
        return database.inTransaction(() -> {
            Instant now = clock.instant();
            boolean given = mapper.acknowledge(id, now) == 1;
            Alert alert = mapper.find(id);
            if (alert == null) {
                return new Acknowledgement.Unknown();
            }
            if (!given) {
                return new Acknowledgement.GivenBefore(alert);
            }
            mapper.insertAcknowledgement(new Acknowledged(id, alert.opening(), now, by, cut(note, LONGEST_NOTE)));
            return new Acknowledgement.Given(alert);
        });
    }

    /** Acknowledges an alert whose cause was removed, if it is open; joins the caller's transaction. */
    public void settle(String kind, String key, String by, String note) {
        settle(List.of(kind), key, by, note);
    }

    /** The same of several kinds that share the key. */
    public void settle(List<String> kinds, String key, String by, String note) {
        mapper.openIds(kinds, cut(key, LONGEST_KEY)).forEach(id -> acknowledge(id, cut(by, LONGEST_NAME), note));
    }

    /**
     * A raised alert.
     *
     * @param occurrences how often it was raised, over all openings
     * @param opening how often it was opened
     * @param acknowledgedAt null while it is open
     */
    public record Alert(
            long id,
            String kind,
            String dedupKey,
            @Nullable String subjectNo,
            String text,
            int occurrences,
            int opening,
            Instant firstAt,
            Instant openedAt,
            Instant lastAt,
            @Nullable Instant acknowledgedAt) {}

    /** Who said when, and in which words, that one opening of an alert is taken care of. */
    public record Acknowledged(long alertId, int opening, Instant acknowledgedAt, String acknowledgedBy, String note) {}
}
