package io.payloom.retention;

import io.payloom.database.Database;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.OrderRemarks;
import io.payloom.retention.ArchiveMapper.Place;
import io.payloom.routing.DecisionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Journals and decisions of orders that ended long ago: how to see them, and how to bring them back. */
@Component
@EnableConfigurationProperties(RetentionProperties.class)
public class Archive {

    private final ArchiveFiles files;
    private final EndedOrders orders;
    private final ArchiveMapper mapper;
    private final List<OrderRemarks> remarks;
    private final Database database;

    Archive(
            ArchiveFiles files,
            EndedOrders orders,
            ArchiveMapper mapper,
            List<OrderRemarks> remarks,
            Database database) {
        this.files = files;
        this.orders = orders;
        this.mapper = mapper;
        this.remarks = remarks;
        this.database = database;
    }

    /**
     * Shows an order with what is archived of it. The view reads the tables as of the same moment, so a row that is on its way
     * into the archive or back is seen once.
     *
     * @param number of the order, or of a bank transaction, notification or money case
     */
    public <T> T show(String number, Function<Archived, T> view) {
        return database.inOneMoment(() -> view.apply(of(number)));
    }

    private Archived of(String number) {
        List<Place> places = places(number);
        List<Journal.Line> journal = new ArrayList<>();
        List<DecisionRow> decisions = new ArrayList<>();
        String unreadable = null;
        for (Place place : places) {
            try {
                ArchivedOrder part = files.read(place.file(), place.line());
                journal.addAll(part.journal());
                decisions.addAll(part.decisions());
            } catch (ArchiveUnreadable gone) {
                unreadable = String.valueOf(gone.getMessage());
            }
        }
        return new Archived(places.stream().map(Place::name).toList(), journal, decisions, unreadable);
    }

    private List<Place> places(String number) {
        return mapper.places(orders.ownersOf(List.of(number)).iterator().next());
    }

    /**
     * Puts the rows of an order back into the tables, where they stay as long as if something had happened to it now.
     *
     * @return what came back; empty when nothing of this order is archived
     * @throws ArchiveUnreadable when not all of it can be read; then nothing comes back
     */
    public Optional<Restored> restore(String orderNo, String operator, String reason) {
        List<Place> places = mapper.places(orderNo);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<ArchivedOrder> parts = places.stream()
                .map(place -> files.read(place.file(), place.line()))
                .toList();
        return database.inTransaction(() -> {
            remarks.forEach(kind -> kind.remark(orderNo, operator, "restored from the archive: " + reason));
            if (mapper.forget(orderNo) != places.size()) {
                return Optional.empty(); // somebody else was faster
            }
            parts.forEach(this::putBack);
            return Optional.of(new Restored(
                    orderNo,
                    places.stream().map(Place::name).toList(),
                    parts.stream().mapToInt(part -> part.journal().size()).sum(),
                    parts.stream().mapToInt(part -> part.decisions().size()).sum()));
        });
    }

    private void putBack(ArchivedOrder part) {
        part.journal().forEach(mapper::putBackLine);
        part.decisions().forEach(mapper::putBackDecision);
    }

    /** How many rows came back, and from where. */
    public record Restored(String orderNo, List<String> files, int journal, int decisions) {}
}
