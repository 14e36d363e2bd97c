package io.payloom.resultcode;

import io.payloom.alert.Alerts;
import io.payloom.database.Snapshot;
import io.payloom.database.Snapshots;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Translates the result codes of banks by a table in which the most specific line wins. */
@Component
public class ResultCodes {

    private static final String REFUSED = "CATALOGUE_REFUSED";

    private final Snapshot<CodeTable> table;
    private final Untranslated untranslated;
    private final Sightings sightings;
    private final Clock clock;

    ResultCodes(
            CodeTables tables,
            Snapshots snapshots,
            Alerts alerts,
            Untranslated untranslated,
            Sightings sightings,
            Clock clock) {
        this.table = snapshots.of(
                CodeTables.VERSION,
                () -> {
                    CodeTable read = tables.read();
                    alerts.settle(REFUSED, CodeTables.VERSION, "payloom", "version " + read.version() + " is in use");
                    return read;
                },
                refused -> alerts.raise(REFUSED, CodeTables.VERSION, null, String.valueOf(refused.getMessage())));
        this.untranslated = untranslated;
        this.sightings = sightings;
        this.clock = clock;
    }

    /**
     * Translates one answer. A code that is not in the table is {@link Verdict#PROCESSING}; it is counted, and an alert
     * is raised the first time, in the caller's transaction.
     */
    public Translation translate(CodeQuestion question) {
        CodeTable present = table();
        Optional<CodeLine> line = present.find(question, clock.instant());
        if (line.isEmpty()) {
            untranslated.record(question, present.version());
            return Translation.unknown(present.version());
        }
        sightings.add(line.get().key());
        return Translation.of(line.get().meaning(), present.version());
    }

    /** What the answer means now, if anybody has said so; records nothing. */
    public Optional<Translation> find(CodeQuestion question) {
        CodeTable present = table();
        return present.find(question, clock.instant()).map(line -> Translation.of(line.meaning(), present.version()));
    }

    CodeTable table() {
        return table.current();
    }
}
