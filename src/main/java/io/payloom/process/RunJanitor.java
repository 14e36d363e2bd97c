package io.payloom.process;

import io.payloom.lifecycle.Run;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Outbox;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.UncompletedInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets another run follow where the process instance is gone (cancelled in Operate, lost with a restored engine) or stands
 * still: banned by the engine, or with a job that somebody else holds. A run that is overdue is looked at. That the engine
 * does not know its instance proves it dead. One that lives and has not done what was due is looked at some times more,
 * for an engine or a database that was away needs time to catch up; then it is replaced, and the fence keeps that safe.
 */
@Component
class RunJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(RunJanitor.class);
    private static final int MOST = 50;
    private static final Duration KEEP = Duration.ofMinutes(1);

    /** So often a run is found still before it is replaced; a clock that jumps proves nothing. */
    private static final int LOOKS = 4;

    /** Where one run after another stands still, each is given more time than the one before, up to this many times. */
    private static final int MOST_PATIENCE = 15;

    private final Runs runs;
    private final Outbox outbox;
    private final BankTransactions transactions;
    private final LivingInstances living;
    private final RunProgress progress;
    private final StalledRuns stalledRuns;
    private final ProcessDeployer deployer;
    private final ProcessProperties properties;
    private final Clock clock;

    RunJanitor(
            Runs runs,
            Outbox outbox,
            BankTransactions transactions,
            LivingInstances living,
            RunProgress progress,
            StalledRuns stalledRuns,
            ProcessDeployer deployer,
            ProcessProperties properties,
            Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.transactions = transactions;
        this.living = living;
        this.progress = progress;
        this.stalledRuns = stalledRuns;
        this.deployer = deployer;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2_000)
    void lookAfterOverdueRuns() {
        if (deployer.isDeployed()) {
            runs.overdue(MOST, KEEP).forEach(this::look);
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void lookAfterUnheardNews() {
        if (deployer.isDeployed()) {
            outbox.unheard(MOST).forEach(this::replaceDeaf);
        }
    }

    private void look(Run run) {
        try {
            if (run.runKey() == null) {
                lookAtUnclaimed(run);
            } else if (living.contain(run.runKey())) {
                judge(run, progress.missedSince(run));
            } else {
                revive(run);
            }
        } catch (RuntimeException unknown) {
            LOG.debug("{} is looked at again later: {}", run.subjectNo(), unknown.toString());
        }
    }

    private void lookAtUnclaimed(Run run) {
        if (outbox.holdsStart(run.subjectNo())) {
            judge(run, progress.unclaimedSince(run));
        } else {
            revive(run);
        }
    }

    private void judge(Run run, Optional<Instant> missedSince) {
        if (missedSince.isEmpty()) {
            runs.foundAlive(run, progress.nextLook(run));
        } else if (isGivenMoreTime(run, missedSince.get())) {
            Duration pause = properties.stillAfter().dividedBy(LOOKS);
            runs.foundStill(run, missedSince.get(), clock.instant().plus(pause));
        } else {
            replaceStill(run, missedSince.get());
        }
    }

    private boolean isGivenMoreTime(Run run, Instant since) {
        int looks = LOOKS * Math.min(run.runNo(), MOST_PATIENCE);
        return run.stillLooks() + 1 < looks
                || since.plus(properties.stillAfter()).isAfter(clock.instant());
    }

    private void revive(Run run) {
        if (runs.restart(run)) {
            LOG.warn(
                    "Process instance {} of {} is gone; run {} follows",
                    run.runKey(),
                    run.subjectNo(),
                    run.runNo() + 1);
        }
    }

    private void replaceStill(Run run, Instant since) {
        List<UncompletedInstance> ended = transactions.endedInHand(run.subjectNo());
        if (stalledRuns.replace(run, since)) {
            ended.forEach(transactions::outOfHand); // they never end, and say nothing about the next run
            LOG.warn(
                    "Process instance {} of {} has stood still since {}; run {} follows",
                    run.runKey(),
                    run.subjectNo(),
                    since,
                    run.runNo() + 1);
        }
    }

    private void replaceDeaf(String subjectNo) {
        try {
            List<UncompletedInstance> ended = transactions.endedInHand(subjectNo);
            if (runs.replaceDeaf(subjectNo)) {
                ended.forEach(transactions::outOfHand);
                LOG.warn("The process instance of {} stands still, it does not hear; another run follows", subjectNo);
            }
        } catch (RuntimeException later) {
            LOG.warn("{} does not hear, and cannot be replaced now: {}", subjectNo, later.toString());
        }
    }
}
