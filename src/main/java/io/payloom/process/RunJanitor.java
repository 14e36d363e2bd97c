package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Outbox;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Revives orders whose process instance is gone: cancelled in Operate, lost with a restored engine. A run that is
 * overdue is probed; an engine that does not know the instance proves it dead. One that lives and does not hear is
 * replaced, too: the engine has banned it or an instance that it waits for, and says so to nobody.
 */
@Component
class RunJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(RunJanitor.class);
    private static final int MOST = 50;
    private static final Duration KEEP = Duration.ofMinutes(1);

    private final Runs runs;
    private final Outbox outbox;
    private final CamundaClient client;
    private final ProcessDeployer deployer;

    RunJanitor(Runs runs, Outbox outbox, CamundaClient client, ProcessDeployer deployer) {
        this.runs = runs;
        this.outbox = outbox;
        this.client = client;
        this.deployer = deployer;
    }

    @Scheduled(fixedDelay = 2_000)
    void reviveDeadRuns() {
        if (deployer.isDeployed()) {
            runs.overdue(MOST, KEEP).forEach(this::probe);
        }
    }

    @Scheduled(fixedDelay = 2_000)
    void replaceDeafRuns() {
        outbox.unheard(MOST).forEach(this::replace);
    }

    private void replace(String subjectNo) {
        if (runs.replace(subjectNo)) {
            LOG.warn(
                    "The process instance of {} did not hear news that it was told twice; another run follows",
                    subjectNo);
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
            client.newSetVariablesCommand(Long.parseLong(run.runKey()))
                    .variables(Map.of())
                    .send()
                    .join();
            runs.foundAlive(run.subjectNo());
        } catch (RuntimeException answer) {
            if (EngineErrors.codeOf(answer) == Status.Code.NOT_FOUND) {
                revive(run);
            }
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
}
