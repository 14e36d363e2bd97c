package io.payloom.resultcode;

import io.payloom.database.Database;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people who keep the table look at. */
@Component
public class CodeReports {

    private static final int MOST = 1_000;

    private final CodeMapper codes;
    private final CodeTables tables;
    private final UntranslatedMapper untranslated;
    private final Database database;

    CodeReports(CodeMapper codes, CodeTables tables, UntranslatedMapper untranslated, Database database) {
        this.codes = codes;
        this.tables = tables;
        this.untranslated = untranslated;
        this.database = database;
    }

    /** What the table says now; every instance follows within about a second. */
    public CodeEdition present() {
        tables.versionLinesOfSql();
        return database.inOneMoment(() -> new CodeEdition(codes.version(), CodeTables.lines(codes.present())));
    }

    /** The table as it stood; empty for a version that is not yet, or from before lines were kept. */
    public Optional<CodeEdition> edition(long version) {
        tables.versionLinesOfSql();
        return database.inOneMoment(() -> {
            long present = codes.version();
            long first = Objects.requireNonNullElse(codes.firstVersion(), present);
            return version < first || version > present
                    ? Optional.empty()
                    : Optional.of(new CodeEdition(version, CodeTables.lines(codes.asOf(version))));
        });
    }

    /** Codes that nobody has explained, at most a thousand, the newest first. */
    public List<UntranslatedCode> untranslated() {
        return codes(untranslated.open(MOST));
    }

    /** Those that were explained since, too. */
    public List<UntranslatedCode> everUntranslated() {
        return codes(untranslated.all(MOST));
    }

    private static List<UntranslatedCode> codes(List<UntranslatedRow> rows) {
        return rows.stream().map(UntranslatedRow::untranslatedCode).toList();
    }

    /** Lines that have translated nothing yet: mistyped, out of use, or hidden by a more specific line. */
    public List<CodeLine> neverSeen() {
        return CodeTables.lines(codes.neverSeen());
    }
}
