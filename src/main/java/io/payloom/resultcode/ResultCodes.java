package io.payloom.resultcode;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.Operation;
import io.payloom.database.Snapshot;
import io.payloom.database.Snapshots;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates the result codes of banks by a table in which the most specific line wins. */
@Component
public class ResultCodes {

    private static final String VERSION = "result-codes";

    private final Snapshot<CodeTable> table;
    private final Untranslated untranslated;

    ResultCodes(CodeMapper mapper, Snapshots snapshots, Alerts alerts, Untranslated untranslated) {
        this.table = snapshots.of(
                VERSION,
                () -> new CodeTable(mapper.codes()),
                refused -> alerts.raise("CATALOGUE_REFUSED", VERSION, null, String.valueOf(refused.getMessage())));
        this.untranslated = untranslated;
    }

    /**
     * Translates one answer. A code that is not in the table is {@link Verdict#PROCESSING}; it is counted, and an alert
     * is raised the first time, in the caller's transaction.
     */
    public Translation translate(String channel, Operation operation, String code, @Nullable String subCode) {
        Optional<Translation> found = table.current().find(channel, operation, code, subCode);
        if (found.isEmpty()) {
            untranslated.record(channel, operation, code, subCode);
        }
        return found.orElse(Translation.UNKNOWN);
    }
}
