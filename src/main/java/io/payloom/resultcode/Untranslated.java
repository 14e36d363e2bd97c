package io.payloom.resultcode;

import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The codes that banks sent and nobody has explained yet. The first encounter is written, with an alert, in the
 * transaction that met it; later ones are counted in memory and written every second, so that a bank that sends nothing
 * else any more does not make its transactions wait for each other.
 */
@Component
class Untranslated {

    private static final int MOST_OPEN = 1_000;
    private static final int MOST_REMEMBERED = 10_000;
    private static final String BY_SQL = "SQL";

    private final UntranslatedMapper mapper;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;
    private final Set<BankCode> written = ConcurrentHashMap.newKeySet();
    private final Map<BankCode, Encounter> unwritten = new ConcurrentHashMap<>();

    Untranslated(UntranslatedMapper mapper, Alerts alerts, Database database, Clock clock) {
        this.mapper = mapper;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    /** @param tableVersion of the table that did not know the code */
    void record(CodeQuestion question, long tableVersion) {
        Encounter encounter = Encounter.of(question, tableVersion, clock.instant());
        if (written.contains(encounter.code())) {
            database.afterCommit(() -> add(encounter));
        } else {
            database.inTransaction(() -> {
                write(encounter);
                database.afterCommit(() -> remember(encounter.code()));
            });
        }
    }

    private void add(Encounter encounter) {
        unwritten.merge(encounter.code(), encounter, Encounter::plus);
    }

    /** A bank that puts something new into every code must not fill the memory. */
    private void remember(BankCode code) {
        if (written.size() >= MOST_REMEMBERED) {
            written.clear();
        }
        written.add(code);
    }

    /** What cannot be written now is written next time. */
    void flush() {
        unwritten.keySet().forEach(code -> {
            Encounter encounter = unwritten.remove(code);
            if (encounter != null) {
                try {
                    database.inTransaction(() -> write(encounter));
                } catch (RuntimeException unreachable) {
                    unwritten.merge(code, encounter, (later, earlier) -> earlier.plus(later));
                    throw unreachable;
                }
            }
        });
    }

    private void write(Encounter encounter) {
        BankCode code = encounter.code();
        boolean isNew = mapper.count(encounter) == 1;
        UntranslatedRow row = mapper.find(code);
        if (!encounter.transactionNos().isEmpty()) {
            mapper.setExamples(code, String.join(",", encounter.examplesAfter(row.transactionNos())));
        }
        boolean isBack = row.isContradictedBy(encounter.tableVersion());
        if (isBack) {
            mapper.reopen(code);
        }
        if (isNew || isBack) {
            alerts.raise(
                    "UNTRANSLATED_CODE",
                    code.alertKey(),
                    null,
                    "Channel " + code.channelCode() + " answered " + code.operation() + " with the unknown code "
                            + code.inWords() + ". Orders with it stay as they are until the table of result codes"
                            + " says what it means.");
        }
    }

    /** Marks what the table knows by now, for every merchant. */
    void settle(CodeTable table) {
        Instant now = clock.instant();
        mapper.open(MOST_OPEN).forEach(row -> table.find(row.bankCode().question(), now)
                .ifPresent(line -> settle(row.bankCode(), line, table.version())));
    }

    private void settle(BankCode code, CodeLine line, long version) {
        String by = line.added().by() == null ? BY_SQL : line.added().by();
        database.inTransaction(() -> {
            if (mapper.translated(code, clock.instant(), by, version) == 1) {
                alerts.settle(
                        "UNTRANSLATED_CODE",
                        code.alertKey(),
                        by,
                        "Means " + line.meaning().unifiedCode() + " since version " + version + " of the table.");
            }
        });
    }
}
