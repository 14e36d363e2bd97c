package io.payloom.resultcode;

import io.payloom.database.Database;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The translation table as it stands in the database. */
@Component
class CodeTables {

    /** The row of the table in {@code catalogue_version}. */
    static final String VERSION = "result-codes";

    private final CodeMapper mapper;
    private final Database database;
    private final Clock clock;

    CodeTables(CodeMapper mapper, Database database, Clock clock) {
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    CodeTable read() {
        versionLinesOfSql();
        return database.inOneMoment(() -> new CodeTable(mapper.version(), lines(mapper.present())));
    }

    /** A line that SQL added belongs to the version in which it is first seen. */
    void versionLinesOfSql() {
        if (mapper.countUnversioned() > 0) {
            mapper.setVersion(mapper.version(), clock.instant());
        }
    }

    boolean isPresent(CodeTable table) {
        return mapper.version() == table.version();
    }

    static List<CodeLine> lines(List<CodeRow> rows) {
        return rows.stream().map(CodeRow::line).toList();
    }
}
