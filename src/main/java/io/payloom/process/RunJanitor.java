package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Outbox;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.InHand;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Revives orders whose process instance is gone (cancelled in Operate, lost with a restored engine) or stands still,
 * because the engine has banned it or one that it called, and says so to nobody. A run that is overdue is probed. That
 * the engine does not know the instance proves it dead; that an instance is still there long after its transaction has
 * ended, or has not heard news that it was told twice, proves that it stands still.
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
    private final CamundaClient client;
    private final ProcessDeployer deployer;
    private final Clock clock;

    RunJanitor(
            Runs runs,
            Outbox outbox,
            BankTransactions transactions,
            CamundaClient client,
            ProcessDeployer deployer,
            Clock clock) {
        this.runs = runs;
        this.outbox = outbox;
        this.transactions = transactions;
        this.client = client;
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
        outbox.unheard(MOST).forEach(this::replace);
    }

    private void probe(Runs.Overdue run) {
        if (run.runKey() == null) {
            if (!outbox.holdsStart(run.subjectNo())) {
                revive(run);
            }
            return;
        }
        try {
            if (!isThere(run.runKey())) {
                revive(run);
            } else if (standsStill(run.subjectNo())) {
                replace(run.subjectNo());
            } else {
                runs.foundAlive(run.subjectNo());
            }
        } catch (RuntimeException unknown) {
            LOG.debug("{} is probed again later: {}", run.subjectNo(), unknown.toString());
        }
    }

    private boolean standsStill(String orderNo) {
        List<InHand> ended = transactions.endedInHand(orderNo, clock.instant().minus(TIME_TO_END));
        for (InHand transaction : ended) {
            if (isThere(transaction.instanceKey())) {
                return true;
            }
            transactions.instanceHasEnded(transaction);
        }
        return false;
    }

    /** @throws RuntimeException when the engine says neither */
    private boolean isThere(String instanceKey) {
        try {
            client.newSetVariablesCommand(Long.parseLong(instanceKey))
                    .variables(Map.of())
                    .send()
                    .join();
            return true;
        } catch (RuntimeException answer) {
            if (EngineErrors.codeOf(answer) == Status.Code.NOT_FOUND) {
                return false;
            }
            throw answer;
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

    private void replace(String subjectNo) {
        if (runs.replace(subjectNo)) {
            LOG.warn("The process instance of {} stands still; another run follows", subjectNo);
        }
    }
}
