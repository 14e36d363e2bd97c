package io.payloom.resultcode;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What result codes do by themselves in the background. */
@Component
class CodeChores {

    private static final Logger LOG = LoggerFactory.getLogger(CodeChores.class);
    private static final long SECOND_MILLIS = 1_000;
    private static final long TEN_SECONDS_MILLIS = 10_000;

    private final ResultCodes codes;
    private final CodeTables tables;
    private final Untranslated untranslated;
    private final Sightings sightings;
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("result-code-chores").factory());

    CodeChores(ResultCodes codes, CodeTables tables, Untranslated untranslated, Sightings sightings) {
        this.codes = codes;
        this.tables = tables;
        this.untranslated = untranslated;
        this.sightings = sightings;
        every(SECOND_MILLIS, untranslated::flush);
        every(TEN_SECONDS_MILLIS, sightings::flush);
        every(TEN_SECONDS_MILLIS, this::settle);
    }

    /** Lines that SQL added, or that begin to count by their date. */
    void settle() {
        CodeTable table = codes.table();
        if (tables.isPresent(table)) {
            untranslated.settle(table);
        }
    }

    private void every(long millis, Runnable work) {
        chores.scheduleWithFixedDelay(() -> tryTo(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unreachable) {
            LOG.warn("Counts of result codes wait in memory: {}", unreachable.toString());
        }
    }

    @PreDestroy
    void stop() {
        chores.shutdownNow();
        tryTo(untranslated::flush);
        tryTo(sightings::flush);
    }
}
