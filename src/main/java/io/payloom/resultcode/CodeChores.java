package io.payloom.resultcode;

import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What result codes do by themselves in the background. */
@Component
class CodeChores {

    private final ResultCodes codes;
    private final CodeTables tables;
    private final Untranslated untranslated;
    private final Sightings sightings;
    private final Background chores = new Background("result-code-chores", "Counts of result codes wait in memory");

    CodeChores(ResultCodes codes, CodeTables tables, Untranslated untranslated, Sightings sightings) {
        this.codes = codes;
        this.tables = tables;
        this.untranslated = untranslated;
        this.sightings = sightings;
        chores.every(Duration.ofSeconds(1), untranslated::flush);
        chores.every(Duration.ofSeconds(10), sightings::flush);
        chores.every(Duration.ofSeconds(10), this::settle);
    }

    /** Lines that SQL added, or that begin to count by their date. */
    void settle() {
        CodeTable table = codes.table();
        if (tables.isPresent(table)) {
            untranslated.settle(table);
        }
    }

    @PreDestroy
    void stop() {
        chores.close();
        chores.tryTo(untranslated::flush);
        chores.tryTo(sightings::flush);
    }
}
