package io.payloom.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Raises what a person should look at. The same kind and key again only counts up. */
@Component
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_KEY = 120;

    private final AlertMapper mapper;
    private final Clock clock;

    Alerts(AlertMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param kind constant in upper snake case, such as {@code CONTRADICTING_RESULT}
     * @param key equal alerts share it
     * @param subjectNo the order or transaction that it is about, if any
     * @param text what happened and what to do, without sensitive data
     */
    public void raise(String kind, String key, @Nullable String subjectNo, String text) {
        LOG.warn("Alert {} on {}: {}", kind, subjectNo == null ? key : subjectNo, text);
        mapper.raise(kind, cut(key, LONGEST_KEY), subjectNo, cut(text, LONGEST_TEXT), clock.instant());
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    /** All alerts about a subject, oldest first. */
    public List<Alert> about(String subjectNo) {
        return mapper.about(subjectNo);
    }

    /** All alerts of a kind, oldest first. */
    public List<Alert> ofKind(String kind) {
        return mapper.ofKind(kind);
    }

    /** A raised alert; {@code occurrences} counts how often. */
    public record Alert(
            String kind,
            String dedupKey,
            @Nullable String subjectNo,
            String text,
            int occurrences,
            Instant firstAt,
            Instant lastAt) {}
}
