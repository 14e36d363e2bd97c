package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.process.ReleaseMapper.Release;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams of this build, unless a newer release is recorded: an old instance that restarts must not make
 * old diagrams the newest. One instance at a time has the turn; the engine is called outside the transaction. Tries until the engine has acknowledged; until then no start message is published, because
 * the engine swallows a start message that nothing waits for.
 */
@Component
class ProcessDeployer {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployer.class);
    private static final String CONFLICT = "RELEASE_CONFLICT";
    private static final String REFUSED = "DIAGRAM_REFUSED";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    /** Longer than a turn can take: what is asked for while it is fresh, and the time-out of that. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final ReleaseMapper mapper;
    private final Diagrams diagrams;
    private final Database database;
    private final Alerts alerts;
    private final CamundaClient client;
    private final ProcessProperties properties;
    private final Clock clock;
    private final String name = UUID.randomUUID().toString();
    private volatile boolean deployed;
    private String lastFailure = "";
    private final String objections;
    private boolean objectionsSaid;

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
        this.objections = diagrams.objections();
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
            if (!mayBeDeployed() || !deploy()) {
                return;
            }
            deployed = true;
            lastFailure = "";
        } catch (RuntimeException notYet) {
            String failure = withCause(notYet);
            LOG.atLevel(failure.equals(lastFailure) ? Level.DEBUG : Level.WARN)
                    .log("The diagrams cannot be deployed now: {}", failure);
            lastFailure = failure;
        }
    }

    /** That a certificate is not believed, for example, is said at the very bottom only. */
    private static String withCause(RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause == failure ? failure.toString() : failure + ", because of " + cause;
    }

    /** An expression that does not end would stop a partition with all its orders, so the engine never gets one. */
    private boolean mayBeDeployed() {
        if (!objections.isEmpty() && !objectionsSaid) {
            alerts.raise(
                    REFUSED,
                    String.valueOf(properties.release()),
                    null,
                    "The diagrams of release " + properties.release() + " are not deployed, and this instance starts no"
                            + " orders: " + objections + ". Correct them and raise payloom.process.release.");
            objectionsSaid = true;
        }
        return objections.isEmpty();
    }

    /** @return false while another instance deploys */
    private boolean deploy() {
        Release ours = new Release(properties.release(), diagrams.hash());
        long begin = System.nanoTime();
        Turn turn = database.inTransaction(() -> turn(ours));
        if (turn == Turn.FOR_A_CHANGE || turn == Turn.FOR_A_REPEAT) {
            send(begin);
            database.inTransaction(() -> deployed(ours, turn == Turn.FOR_A_CHANGE));
            LOG.debug("Diagrams of release {} are deployed", ours.releaseNo());
        }
        return turn != Turn.OF_ANOTHER;
    }

    private Turn turn(Release ours) {
        Release recorded = mapper.lock();
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
            Instant now = clock.instant();
            if (mapper.take(name, now, now.plus(LEASE)) != 1) {
                return Turn.OF_ANOTHER;
            }
            return changed ? Turn.FOR_A_CHANGE : Turn.FOR_A_REPEAT;
        }
        return Turn.NEEDLESS;
    }

    /** Who may deploy now. */
    private enum Turn {
        FOR_A_CHANGE,
        FOR_A_REPEAT,
        OF_ANOTHER,
        NEEDLESS
    }

    private void deployed(Release ours, boolean changed) {
        if (mapper.deployed(ours, clock.instant(), name) != 1) {
            throw new IllegalStateException("another instance took the turn meanwhile");
        }
        settleWhatItMends(ours, changed);
    }

    /** A newer release ends what was wrong with older ones; deployed all the same, this one's own ends too. */
    private void settleWhatItMends(Release deployed, boolean changed) {
        for (String kind : List.of(CONFLICT, REFUSED)) {
            for (Alerts.Alert open : alerts.open(kind)) {
                long release = Long.parseLong(open.dedupKey());
                if (release < deployed.releaseNo() || release == deployed.releaseNo() && changed) {
                    alerts.settle(kind, open.dedupKey(), "payloom", "release " + deployed.releaseNo() + " is deployed");
                }
            }
        }
    }

    /** Equal content makes no new version in the engine, so a repeat does no harm and heals an engine that lost its data. */
    private void send(long begin) {
        DeployResourceCommandStep2 command = null;
        for (Map.Entry<String, byte[]> file : diagrams.files().entrySet()) {
            command = (command == null ? client.newDeployResourceCommand() : command)
                    .addResourceBytes(file.getValue(), file.getKey());
        }
        if (System.nanoTime() - begin > FRESH.toNanos()) {
            throw new IllegalStateException("this instance was held up, the turn may be another's");
        }
        java.util.Objects.requireNonNull(command)
                .requestTimeout(REQUEST_TIMEOUT)
                .send()
                .join();
    }
}
