package io.payloom.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Removes what is older than it has to be kept: one instance at a time for each table, a few rows in each database
 * transaction, so that nobody waits for it.
 */
@Component
@EnableConfigurationProperties(RetentionProperties.class)
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int STEPS_AT_ONCE = 20;

    /** A bank's day may begin earlier or later than ours. */
    private static final int DAYS_OF_ZONES = 1;

    private final RetentionMapper mapper;
    private final RetentionProperties properties;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    Retention(
            RetentionMapper mapper,
            RetentionProperties properties,
            Database database,
            MeterRegistry meters,
            Clock clock) {
        this.mapper = mapper;
        this.properties = properties;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /** Removes some, if it is time to look and nobody else does. */
    void look(Outdated outdated) {
        Instant now = clock.instant();
        String table = outdated.table();
        if (!mapper.takeTurn(table, now, LEASE)) {
            return;
        }
        Instant before = now.minus(outdated.keptFor(properties));
        int removed = 0;
        boolean hasMore = true;
        for (int step = 0; step < STEPS_AT_ONCE && hasMore; step++) {
            int some = database.inTransaction(() -> remove(outdated, before));
            removed += some;
            hasMore = some == properties.step();
        }
        mapper.looked(table, hasMore ? now : clock.instant().plus(properties.pause()), removed);
        if (removed > 0) {
            LOG.info("Removed {} rows of {} from before {}", removed, table, before);
            meters.counter("payloom.retention.removed", "table", table).increment(removed);
        }
    }

    private int remove(Outdated outdated, Instant before) {
        int most = properties.step();
        LocalDate day = before.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_OF_ZONES);
        return switch (outdated) {
            case QUOTA_COUNTERS -> mapper.quotaCounters(day, most);
            case QUOTA_HOLDS -> mapper.quotaHolds(day, most);
            case QUOTA_USES -> mapper.quotaUses(day, most);
            case CATALOGUE_EDITIONS -> mapper.editions(before, most);
            case NOTIFICATION_ATTEMPTS -> mapper.attempts(before, most);
            case BANK_CALLS -> mapper.calls(before, most);
            case BANK_MESSAGES -> mapper.messages(before, most);
            case ALERTS -> mapper.alerts(before, most);
        };
    }
}
