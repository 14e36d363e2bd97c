package io.payloom.retention;

import io.payloom.lifecycle.Journal;
import io.payloom.routing.DecisionRow;
import io.payloom.routing.RoutingDecision;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the archive has of an order; the views complete with it what they have read from the tables.
 *
 * @param files that have something of it, oldest first; none when nothing of it is archived
 * @param unreadable which of them cannot be read, and why; null when all is there
 */
public record Archived(
        List<String> files,
        List<Journal.Line> journal,
        List<DecisionRow> decisions,
        @Nullable String unreadable) {

    public Archived {
        files = List.copyOf(files);
        journal = List.copyOf(journal);
        decisions = List.copyOf(decisions);
    }

    /** The whole journal of the order or of something that belongs to it. */
    public List<Journal.Line> journal(String subjectNo, List<Journal.Line> inTables) {
        return Stream.concat(journal.stream().filter(line -> line.subjectNo().equals(subjectNo)), inTables.stream())
                .sorted(Comparator.comparingInt(Journal.Line::seq))
                .toList();
    }

    /** All decisions about the order, by attempt. */
    public List<RoutingDecision> decisions(List<RoutingDecision> inTables) {
        return Stream.concat(decisions.stream().map(DecisionRow::decision), inTables.stream())
                .sorted(Comparator.comparingInt(RoutingDecision::attempt))
                .toList();
    }
}
