package io.payloom.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.payloom.alert.AlertQuery;
import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.kernel.SubjectKind;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Run;
import io.payloom.lifecycle.Runs;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What people are told of runs that do not move on: an alert with each that is replaced, until it has, and the metrics. */
@Component
class StalledRuns {

    /** A run stood still and was replaced. */
    static final String STILL = "RUN_STANDS_STILL";

    /** A step fails again and again, and a person has to mend what it needs. */
    static final String FAILING = "STEP_FAILS";

    private static final Logger LOG = LoggerFactory.getLogger(StalledRuns.class);
    private static final int PAGE = 100;

    private final List<SubjectKind> kinds;
    private final Runs runs;
    private final BankTransactions transactions;
    private final Journal journal;
    private final Alerts alerts;
    private final Database database;
    private final MeterRegistry meters;
    private final MultiGauge still;
    private final MultiGauge oldest;
    private final Clock clock;

    StalledRuns(
            List<SubjectKind> kinds,
            Runs runs,
            BankTransactions transactions,
            Journal journal,
            Alerts alerts,
            Database database,
            MeterRegistry meters,
            Clock clock) {
        this.kinds = kinds;
        this.runs = runs;
        this.transactions = transactions;
        this.journal = journal;
        this.alerts = alerts;
        this.database = database;
        this.meters = meters;
        this.still = MultiGauge.builder("payloom.runs.still")
                .description("Orders, notifications and money cases that should have moved on and have not")
                .register(meters);
        this.oldest = MultiGauge.builder("payloom.runs.still.oldest")
                .description("For how long the one has stood still that has done so longest")
                .baseUnit("seconds")
                .register(meters);
        this.clock = clock;
    }

    /**
     * Lets another run follow one that stands still, and says so.
     *
     * @return false when it has moved on or finished meanwhile
     */
    boolean replace(Run run, Instant since) {
        boolean follows = database.inTransaction(() -> {
            boolean replaced = runs.replace(run);
            if (replaced && !isFailing(run.subjectNo())) {
                alerts.raise("RUN_STANDS_STILL", run.subjectNo(), run.subjectNo(), words(run, since));
            }
            return replaced;
        });
        if (follows) {
            meters.counter("payloom.runs.replaced", "process", processOf(run)).increment();
        }
        return follows;
    }

    /** Then a person knows already, and better. */
    private boolean isFailing(String subjectNo) {
        return alerts.about(subjectNo).stream()
                .anyMatch(alert -> alert.kind().equals(FAILING) && alert.acknowledgedAt() == null);
    }

    private String words(Run run, Instant since) {
        return run.subjectNo() + " (process " + processOf(run) + ") has not moved on since "
                + since.truncatedTo(ChronoUnit.SECONDS) + ", although "
                + (run.runKey() == null
                        ? "its start message was taken by the engine: no step of it has begun."
                        : "process instance " + run.runKey() + " lives.")
                + standing(run.subjectNo())
                + " Run " + (run.runNo() + 1) + " follows by itself. If that stands still, too, somebody else may hold"
                + " its jobs: docs/operations.md, \"An order does not move\".";
    }

    private static String processOf(Run run) {
        return run.kind().process().map(SubjectKind.OwnProcess::id).orElse(run.process());
    }

    private String standing(String subjectNo) {
        List<BankTransaction> attempts = transactions.attempts(subjectNo);
        return attempts.isEmpty()
                ? ""
                : " At its banks: "
                        + attempts.stream()
                                .skip(Math.max(0, attempts.size() - 3))
                                .map(one -> one.transactionNo() + " " + one.state())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /** What goes on again needs nobody. */
    @Scheduled(fixedDelay = 5_000)
    void settle() {
        try {
            settle(STILL);
            settle(FAILING);
        } catch (RuntimeException later) {
            LOG.debug("Alerts are settled later: {}", later.toString());
        }
    }

    private void settle(String kind) {
        Long before = null;
        List<Alerts.Alert> page;
        do {
            page = alerts.list(new AlertQuery(AlertQuery.State.OPEN, kind, before, PAGE));
            page.stream()
                    .filter(this::goesOn)
                    .forEach(alert -> alerts.settle(kind, alert.dedupKey(), "payloom", "It has moved on."));
            before = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == PAGE);
    }

    private boolean goesOn(Alerts.Alert alert) {
        String subjectNo = alert.subjectNo();
        if (subjectNo == null) {
            return false;
        }
        boolean finished =
                runs.of(subjectNo).map(run -> run.finishedAt() != null).orElse(true);
        List<Journal.Line> lines = finished ? List.of() : journal.of(subjectNo);
        return finished || !lines.isEmpty() && lines.getLast().at().isAfter(alert.lastAt());
    }

    @Scheduled(fixedDelay = 10_000)
    void count() {
        try {
            Map<String, Runs.Still> found =
                    runs.still().stream().collect(Collectors.toMap(Runs.Still::process, each -> each));
            Instant now = clock.instant();
            show(
                    still,
                    process -> found.containsKey(process.storedAs())
                            ? found.get(process.storedAs()).number()
                            : 0);
            show(
                    oldest,
                    process -> found.containsKey(process.storedAs())
                            ? Duration.between(found.get(process.storedAs()).since(), now)
                                    .toSeconds()
                            : 0);
        } catch (RuntimeException later) {
            LOG.debug("Runs are counted later: {}", later.toString());
        }
    }

    private void show(MultiGauge gauge, ToDoubleFunction<SubjectKind.OwnProcess> value) {
        gauge.register(
                kinds.stream()
                        .flatMap(kind -> kind.process().stream())
                        .map(process ->
                                MultiGauge.Row.of(Tags.of("process", process.id()), value.applyAsDouble(process)))
                        .toList(),
                true);
    }
}
