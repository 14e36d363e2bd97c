package io.payloom.retention;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.CrashPoint;
import io.payloom.retention.ArchiveMapper.Written;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves the journals and decisions of orders that ended long ago into files, one instance at a time. What was written and
 * never recorded is removed by the next look.
 */
@Component
class Archiving {

    static final String FAILS = "ARCHIVE_FAILS";

    /** The row of the table {@code retention}; it counts orders. */
    static final String NAME = "archived_order";

    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

    /** When a look has failed, the next one comes after this time. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration QUIET = Duration.ofDays(1);
    private static final int FILES_AT_ONCE = 20;
    private static final int LINES_AT_ONCE = 500;
    private static final int ORDERS_AT_ONCE = 50;
    private static final DateTimeFormatter BEGUN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final ArchiveFiles files;
    private final EndedOrders orders;
    private final Clearance clearance;
    private final ArchiveMapper mapper;
    private final RetentionMapper looks;
    private final RetentionProperties properties;
    private final Database database;
    private final Alerts alerts;
    private final Clock clock;

    Archiving(
            ArchiveFiles files,
            EndedOrders orders,
            Clearance clearance,
            ArchiveMapper mapper,
            RetentionMapper looks,
            RetentionProperties properties,
            Database database,
            Alerts alerts,
            Clock clock) {
        this.files = files;
        this.orders = orders;
        this.clearance = clearance;
        this.mapper = mapper;
        this.looks = looks;
        this.properties = properties;
        this.database = database;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Archives some, if there is an archive, it is time to look and nobody else does. */
    void look() {
        Instant now = clock.instant();
        if (!files.isOn() || !looks.takeTurn(NAME, now, LEASE)) {
            return;
        }
        try {
            requireSameDirectory();
            mapper.unrecorded().forEach(this::removeOrphan);
            long archived = 0;
            boolean hasMore = true;
            for (int file = 0; file < FILES_AT_ONCE && hasMore; file++) {
                Step step = archive(now.minus(properties.orders()));
                archived += step.archived();
                hasMore = step.hasMore();
            }
            looks.looked(NAME, hasMore ? now : clock.instant().plus(properties.pause()), archived);
            alerts.settle(FAILS, NAME, "payloom", "It works again.");
        } catch (UncheckedIOException | ArchiveUnreadable failed) {
            if (!Thread.currentThread().isInterrupted()) {
                tell(failed);
            }
        }
    }

    private void tell(RuntimeException failed) {
        String words = failed instanceof UncheckedIOException broken
                ? String.valueOf(broken.getCause())
                : String.valueOf(failed.getMessage());
        LOG.warn("Nothing is archived: {}", words);
        alerts.goesOn(
                FAILS,
                NAME,
                null,
                "Orders that ended long ago cannot be archived into " + properties.archive() + ": " + words
                        + " Nothing is lost, the tables grow. It is tried again every 5 minutes: docs/operations.md,"
                        + " \"The archive\".",
                QUIET);
    }

    /** A disk that is not mounted leaves an empty directory, which takes files and hides them when the disk comes back. */
    private void requireSameDirectory() {
        ArchiveFile newest = mapper.newest();
        if (newest != null) {
            files.requireThere(newest);
        }
    }

    /** Whoever wrote it died before a row had left for it, or found that somebody else had been faster. */
    private void removeOrphan(String name) {
        database.inTransaction(() -> {
            if (mapper.lockUnrecorded(name) != null) {
                files.remove(name);
                mapper.remove(name);
            }
        });
    }

    /** Fills one file. One without orders is removed again; it has shown that there could be some. */
    private Step archive(Instant before) {
        String name = "orders-" + BEGUN.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".ndjson.gz";
        mapper.begin(name, clock.instant());
        long position = mapper.position(NAME);
        boolean hasMore = true;
        int archived = 0;
        try (ArchiveWriter writer = files.begin(name)) {
            Set<String> seen = new HashSet<>();
            while (hasMore && !writer.isFull()) {
                List<Written> old = mapper.written(position, LINES_AT_ONCE).stream()
                        .takeWhile(line -> line.at().isBefore(before))
                        .toList();
                hasMore = old.size() == LINES_AT_ONCE;
                position = old.isEmpty() ? position : old.getLast().id();
                List<String> found = orders
                        .ownersOf(
                                old.stream().map(Written::subjectNo).distinct().toList())
                        .stream()
                        .filter(seen::add)
                        .toList();
                for (List<String> piece : pieces(found)) {
                    orders.among(piece, before).values().forEach(writer::add);
                }
            }
            if (writer.orders() > 0) {
                String sha256 = writer.finish();
                CrashPoint.pass("archive-file-written");
                archived = clearance.of(new ArchiveFile(mapper.idOf(name), name, writer.orders(), sha256), before);
            }
        }
        removeOrphan(name);
        mapper.moveTo(NAME, hasMore ? position : 0, clock.instant().plus(LEASE));
        return new Step(archived, hasMore);
    }

    private static List<List<String>> pieces(List<String> orderNos) {
        List<List<String>> pieces = new ArrayList<>();
        for (int from = 0; from < orderNos.size(); from += ORDERS_AT_ONCE) {
            pieces.add(orderNos.subList(from, Math.min(orderNos.size(), from + ORDERS_AT_ONCE)));
        }
        return pieces;
    }

    /** @param hasMore whether there may be more orders to archive */
    private record Step(int archived, boolean hasMore) {}
}
