package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.process.ReleaseMapper.Release;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams of this build, unless a newer release is recorded: an old instance that restarts must not make
 * old diagrams the newest. Tries until the engine has acknowledged; until then no start message is published, because
 * the engine swallows a start message that nothing waits for.
 */
@Component
class ProcessDeployer {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployer.class);
    private static final String CONFLICT = "RELEASE_CONFLICT";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final ReleaseMapper mapper;
    private final Diagrams diagrams;
    private final Database database;
    private final Alerts alerts;
    private final CamundaClient client;
    private final ProcessProperties properties;
    private final Clock clock;
    private volatile boolean deployed;

    ProcessDeployer(
            ReleaseMapper mapper,
            Diagrams diagrams,
            Database database,
            Alerts alerts,
            CamundaClient client,
            ProcessProperties properties,
            Clock clock) {
        this.mapper = mapper;
        this.diagrams = diagrams;
        this.database = database;
        this.alerts = alerts;
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether the engine surely has diagrams to which start messages can go. */
    boolean isDeployed() {
        return deployed;
    }

    @Scheduled(fixedDelay = 1_000)
    void deployUnlessDone() {
        if (!deployed) {
            deployNow();
        }
    }

    /** Also now and then, for an engine that came back without its data. */
    @Scheduled(initialDelay = 300_000, fixedDelay = 300_000)
    void deployNow() {
        try {
            database.inTransaction(this::deploy);
            deployed = true;
        } catch (RuntimeException notYet) {
            LOG.warn("The diagrams cannot be deployed now: {}", notYet.toString());
        }
    }

    private void deploy() {
        Release recorded = mapper.lock();
        Release ours = new Release(properties.release(), diagrams.hash());
        boolean changed = !recorded.bundleHash().equals(ours.bundleHash());
        if (recorded.releaseNo() > ours.releaseNo()) {
            LOG.info("Release {} of the diagrams is deployed, newer than ours ({})", recorded.releaseNo(), ours);
        } else if (recorded.releaseNo() == ours.releaseNo() && changed && !properties.redeploy()) {
            alerts.raise(
                    CONFLICT,
                    String.valueOf(ours.releaseNo()),
                    null,
                    "Diagrams differ from those that were deployed as release " + ours.releaseNo()
                            + ". They were not deployed: raise payloom.process.release.");
        } else {
            send();
            mapper.record(ours, clock.instant());
            settleConflicts(ours, changed);
            LOG.debug(
                    "Diagrams of release {} are deployed: {}",
                    ours.releaseNo(),
                    diagrams.files().keySet());
        }
    }

    /** A newer release ends the conflicts of older ones; deployed all the same, this one's own ends too. */
    private void settleConflicts(Release deployed, boolean changed) {
        for (Alerts.Alert open : alerts.open(CONFLICT)) {
            long release = Long.parseLong(open.dedupKey());
            if (release < deployed.releaseNo() || release == deployed.releaseNo() && changed) {
                alerts.settle(CONFLICT, open.dedupKey(), "payloom", "release " + deployed.releaseNo() + " is deployed");
            }
        }
    }

    /** Equal content makes no new version in the engine, so a repeat does no harm and heals an engine that lost its data. */
    private void send() {
        DeployResourceCommandStep2 command = null;
        for (Map.Entry<String, byte[]> file : diagrams.files().entrySet()) {
            command = (command == null ? client.newDeployResourceCommand() : command)
                    .addResourceBytes(file.getValue(), file.getKey());
        }
        java.util.Objects.requireNonNull(command)
                .requestTimeout(REQUEST_TIMEOUT)
                .send()
                .join();
    }
}
