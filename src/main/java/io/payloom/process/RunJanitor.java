package io.payloom.process;

import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Outbox;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.InHand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Revives orders whose process instance is gone (cancelled in Operate, lost with a restored engine) or stands still,
 * because the engine has banned it or one that it called, and says so to nobody. A run that is overdue is probed. That
 * the engine does not know the instance proves it dead; that it has not heard news that it was told twice, or that what
 * it called is still there minutes after the result, proves that it stands still.
 */
@Component
class RunJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(RunJanitor.class);
    private static final int MOST = 50;
    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration TIME_TO_END = Duration.ofMinutes(4);

    private final Runs runs;
    private final Outbox outbox;
    private final BankTransactions transactions;
    private final LivingInstances living;
    private final ProcessDeployer deployer;
    private final Clock clock;

    RunJanitor(
            Runs runs,
            Outbox outbox,
            BankTransactions transactions,
            LivingInstances living,
            ProcessDeployer deployer,
            Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.transactions = transactions;
        this.living = living;
        this.deployer = deployer;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2_000)
    void lookAfterOverdueRuns() {
        if (deployer.isDeployed()) {
            runs.overdue(MOST, KEEP).forEach(this::probe);
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void lookAfterUnheardNews() {
        if (deployer.isDeployed()) {
            outbox.unheard(MOST).forEach(this::replaceDeaf);
        }
    }

    private void probe(Runs.Overdue run) {
        if (run.runKey() == null) {
            if (!outbox.holdsStart(run.subjectNo())) {
                revive(run);
            }
            return;
        }
        try {
            if (living.contain(run.runKey())) {
                probeWhatItCalled(run);
            } else {
                revive(run);
            }
        } catch (RuntimeException unknown) {
            LOG.debug("{} is probed again later: {}", run.subjectNo(), unknown.toString());
        }
    }

    private void probeWhatItCalled(Runs.Overdue run) {
        boolean newsIsUnderWay = outbox.holdsNews(run.subjectNo());
        List<InHand> lasting = newsIsUnderWay ? List.of() : living.afterTheResult(run.subjectNo());
        Instant now = clock.instant();
        if (lasting.isEmpty()) {
            runs.foundAlive(run.subjectNo());
        } else if (lasting.stream().allMatch(one -> one.finalAt().isAfter(now.minus(TIME_TO_END)))) {
            runs.expectBy(run.subjectNo(), now.plus(TIME_TO_END));
        } else {
            replaceStill(run, lasting);
        }
    }

    private void revive(Runs.Overdue run) {
        if (runs.restart(run)) {
            LOG.warn(
                    "Process instance {} of {} is gone; run {} follows",
                    run.runKey(),
                    run.subjectNo(),
                    run.runNo() + 1);
        }
    }

    private void replaceStill(Runs.Overdue run, List<InHand> lasting) {
        if (runs.replace(run)) {
            lasting.forEach(transactions::outOfHand); // they never end, and say nothing about the next run
            LOG.warn(
                    "Process instance {} of {} stands still, what it called has not ended; run {} follows",
                    run.runKey(),
                    run.subjectNo(),
                    run.runNo() + 1);
        }
    }

    private void replaceDeaf(String subjectNo) {
        try {
            List<InHand> ended = transactions.endedInHand(subjectNo);
            if (runs.replaceDeaf(subjectNo)) {
                ended.forEach(transactions::outOfHand);
                LOG.warn("The process instance of {} stands still, it does not hear; another run follows", subjectNo);
            }
        } catch (RuntimeException later) {
            LOG.warn("{} does not hear, and cannot be replaced now: {}", subjectNo, later.toString());
        }
    }
}
