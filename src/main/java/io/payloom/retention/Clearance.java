package io.payloom.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.database.Database;
import io.payloom.lifecycle.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes out of the tables what a file of the archive has. A row leaves its table only in the database transaction that says in
 * which file it is, and only when that file was read back and has the row as it stands in the table.
 */
@Component
class Clearance {

    private static final Logger LOG = LoggerFactory.getLogger(Clearance.class);
    private static final int ORDERS_AT_ONCE = 50;

    private final ArchiveFiles files;
    private final EndedOrders orders;
    private final ArchiveMapper mapper;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    Clearance(
            ArchiveFiles files,
            EndedOrders orders,
            ArchiveMapper mapper,
            Database database,
            MeterRegistry meters,
            Clock clock) {
        this.files = files;
        this.orders = orders;
        this.mapper = mapper;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Of all orders of the file that may go; answers how many they were.
     *
     * @throws ArchiveUnreadable when the file is not as it was written; then nothing has gone
     */
    int of(ArchiveFile file, Instant before) {
        AtomicInteger gone = new AtomicInteger();
        List<Read> some = new ArrayList<>();
        files.readBack(file, (order, line) -> {
            some.add(new Read(order, line));
            if (some.size() == ORDERS_AT_ONCE) {
                gone.addAndGet(takeOut(file, List.copyOf(some), before));
                some.clear();
            }
        });
        gone.addAndGet(takeOut(file, some, before));
        LOG.info("Archived {} orders into {}", gone, file.name());
        return gone.get();
    }

    /** What the tables do not have now as the file has it stays: somebody else was faster, or something has happened. */
    private int takeOut(ArchiveFile file, List<Read> read, Instant before) {
        List<String> orderNos =
                read.stream().map(each -> each.order().orderNo()).toList();
        return database.inTransaction(() -> {
            Map<String, ArchivedOrder> present = orders.among(orderNos, before);
            List<Read> going = read.stream()
                    .filter(each -> each.order().equals(present.get(each.order().orderNo())))
                    .toList();
            if (!going.isEmpty()) {
                takeOut(file, going);
            }
            return going.size();
        });
    }

    private void takeOut(ArchiveFile file, List<Read> going) {
        if (mapper.record(file, clock.instant()) != 1) {
            throw new IllegalStateException(file.name() + " was taken for an orphan and removed");
        }
        List<ArchivedOrder> leaving = going.stream().map(Read::order).toList();
        List<String> orderNos = leaving.stream().map(ArchivedOrder::orderNo).toList();
        Set<String> subjects = leaving.stream()
                .flatMap(order -> order.journal().stream())
                .map(Journal.Line::subjectNo)
                .collect(Collectors.toSet());
        int lines = leaving.stream().mapToInt(order -> order.journal().size()).sum();
        int decisions =
                leaving.stream().mapToInt(order -> order.decisions().size()).sum();
        if (mapper.deleteJournal(subjects) != lines || mapper.deleteDecisions(orderNos) != decisions) {
            throw new IllegalStateException("Some of " + orderNos + " has moved while it was archived");
        }
        going.forEach(each -> mapper.place(each.order().orderNo(), file, each.line()));
        database.afterCommit(() -> {
            meters.counter("payloom.retention.archived").increment(going.size());
            meters.counter("payloom.retention.removed", "table", "journal").increment(lines);
            meters.counter("payloom.retention.removed", "table", "route_decision")
                    .increment(decisions);
        });
    }

    /** An order as it was read back, and the number of its line. */
    private record Read(ArchivedOrder order, int line) {}
}
