package io.payloom.retention;

import io.payloom.alert.Alerts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Reads files of the archive again, the one first that was not read for the longest time, so that one that is lost or damaged
 * is known while the backup still has it. One instance at a time.
 */
@Component
class ArchiveCheck {

    static final String DAMAGED = "ARCHIVE_DAMAGED";

    /** The row of the table {@code retention}; nothing is removed by this. */
    static final String NAME = "archive_file";

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration READ_AGAIN_AFTER = Duration.ofDays(30);
    private static final Duration QUIET = Duration.ofDays(1);
    private static final int FILES_AT_ONCE = 20;

    private final ArchiveFiles files;
    private final ArchiveMapper mapper;
    private final RetentionMapper looks;
    private final RetentionProperties properties;
    private final Alerts alerts;
    private final Clock clock;

    ArchiveCheck(
            ArchiveFiles files,
            ArchiveMapper mapper,
            RetentionMapper looks,
            RetentionProperties properties,
            Alerts alerts,
            Clock clock) {
        this.files = files;
        this.mapper = mapper;
        this.looks = looks;
        this.properties = properties;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Reads some, if there is an archive, it is time to look and nobody else does; first those that could not be read. */
    void look() {
        Instant now = clock.instant();
        if (!files.isOn() || !looks.takeTurn(NAME, now, LEASE)) {
            return;
        }
        alerts.open(DAMAGED).forEach(alert -> mapper.recorded(alert.dedupKey()).forEach(this::check));
        mapper.unchecked(now.minus(READ_AGAIN_AFTER), FILES_AT_ONCE).forEach(file -> {
            check(file);
            mapper.checked(file.id(), now);
        });
        looks.looked(NAME, clock.instant().plus(properties.pause()), 0);
    }

    private void check(ArchiveFile file) {
        try {
            files.check(file);
            alerts.settle(DAMAGED, file.name(), "payloom", "It can be read again.");
        } catch (ArchiveUnreadable gone) {
            if (!Thread.currentThread().isInterrupted()) {
                alerts.goesOn(
                        DAMAGED,
                        file.name(),
                        null,
                        gone.getMessage() + " It has journals and decisions of " + file.orders()
                                + " orders: docs/operations.md, \"The archive\".",
                        QUIET);
            }
        }
    }
}
