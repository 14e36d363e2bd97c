package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.process.ReleaseMapper.Release;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@OnRunningPayloom
class ProcessDeployerModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final ReleaseMapper releases = payloom.bean(ReleaseMapper.class);
    private Release before = new Release(0, "");

    @BeforeEach
    void remember() {
        await().until(payloom.bean(ProcessDeployer.class)::isDeployed); // else that one has the turn
        before = releases.lock();
    }

    @AfterEach
    void restore() {
        record(before);
    }

    @Test
    void anOldInstanceLeavesANewerReleaseAlone() {
        Release newer = new Release(99, "of a newer build");
        record(newer);

        ProcessDeployer deployer = deployerOf(1, false);
        deployer.deployNow();

        assertThat(deployer.isDeployed()).isTrue();
        assertThat(releases.lock()).isEqualTo(newer);
    }

    @Test
    void aNewerReleaseIsDeployedAndRecorded() {
        deployerOf(before.releaseNo() + 1, false).deployNow();

        assertThat(releases.lock().releaseNo()).isEqualTo(before.releaseNo() + 1);
        assertThat(releases.lock().bundleHash())
                .isEqualTo(payloom.bean(Diagrams.class).hash());
    }

    @Test
    void otherDiagramsUnderTheSameNumberAreNotDeployedButSaid() {
        Release other = new Release(7, "of another build");
        record(other);

        deployerOf(7, false).deployNow();

        assertThat(releases.lock()).isEqualTo(other);
        assertThat(payloom.bean(Alerts.class).ofKind("RELEASE_CONFLICT"))
                .anySatisfy(alert -> assertThat(alert.dedupKey()).isEqualTo("7"));
    }

    /** Issue 13, item 12. */
    @Test
    void aConflictClosesWhenTheDiagramsAreDeployedUnderANewerNumber() {
        int conflicting = before.releaseNo() + 1;
        record(new Release(conflicting, "of another build"));
        deployerOf(conflicting, false).deployNow();
        assertThat(conflict(conflicting).acknowledgedAt()).isNull();

        deployerOf(conflicting + 1, false).deployNow();

        assertThat(conflict(conflicting).acknowledgedAt()).isNotNull();
    }

    private Alerts.Alert conflict(int release) {
        return payloom.bean(Alerts.class).ofKind("RELEASE_CONFLICT").stream()
                .filter(alert -> alert.dedupKey().equals(String.valueOf(release)))
                .findFirst()
                .orElseThrow();
    }

    /** Issue 13, item 29: the row is not locked while the engine is called, and nobody else deploys meanwhile. */
    @Test
    void theEngineIsCalledOutsideTheTransactionWhileTheOthersWaitForTheirTurn() {
        ProcessDeployer other = deployerOf(before.releaseNo(), true);
        List<Boolean> inTransaction = new ArrayList<>();
        Diagrams watched = mock();
        when(watched.objections()).thenReturn("");
        when(watched.hash()).thenReturn(payloom.bean(Diagrams.class).hash());
        when(watched.files()).thenAnswer(asked -> {
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
            other.deployNow();
            return payloom.bean(Diagrams.class).files();
        });

        ProcessDeployer deployer = deployerOf(watched, before.releaseNo(), true);
        deployer.deployNow();

        assertThat(inTransaction).isNotEmpty().containsOnly(false);
        assertThat(other.isDeployed()).as("not its turn").isFalse();
        assertThat(deployer.isDeployed()).isTrue();
        other.deployNow();
        assertThat(other.isDeployed()).isTrue();
    }

    /** An instance that died in its turn holds nobody up for long. */
    @Test
    void aTurnEndsByItself() {
        Instant now = payloom.clock().instant();
        assertThat(releases.take("dead", now, now.plusSeconds(60))).isOne();
        ProcessDeployer deployer = deployerOf(before.releaseNo(), true);
        deployer.deployNow();
        assertThat(deployer.isDeployed()).isFalse();

        payloom.moveClock(Duration.ofSeconds(61));
        deployer.deployNow();

        assertThat(deployer.isDeployed()).isTrue();
    }

    /** Issue 13, item 17: the engine never gets an expression that may not end. */
    @Test
    void diagramsWithAnExpressionThatMayNotEndAreNotDeployedButSaid(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("endless.bpmn"),
                "<definitions><timeDate>=round half up(1, 3000000)</timeDate></definitions>");
        ProcessDeployer deployer = deployerOf(new Diagrams(folder.toUri() + "*.bpmn"), 98, false);

        deployer.deployNow();
        deployer.deployNow();

        assertThat(deployer.isDeployed()).isFalse();
        assertThat(releases.lock()).isEqualTo(before);
        assertThat(refusal(98)).satisfies(alert -> {
            assertThat(alert.text()).contains("release 98", "endless.bpmn", "round half up");
            assertThat(alert.occurrences()).isEqualTo(1);
        });
    }

    /** Issue 13, item 13: nobody is needed any more when the diagrams that were mended are deployed. */
    @Test
    void aRefusalClosesWhenTheDiagramsAreDeployedUnderANewerNumber(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("endless.bpmn"),
                "<definitions><timeDate>=round half up(1, 3000000)</timeDate></definitions>");
        int refused = before.releaseNo() + 1;
        deployerOf(new Diagrams(folder.toUri() + "*.bpmn"), refused, false).deployNow();
        assertThat(refusal(refused).acknowledgedAt()).isNull();

        deployerOf(refused + 1, false).deployNow();

        assertThat(refusal(refused).acknowledgedAt()).isNotNull();
    }

    private Alerts.Alert refusal(int release) {
        return payloom.bean(Alerts.class).ofKind("DIAGRAM_REFUSED").stream()
                .filter(alert -> alert.dedupKey().equals(String.valueOf(release)))
                .findFirst()
                .orElseThrow();
    }

    private void record(Release release) {
        releases.record(release, payloom.clock().instant());
    }

    private ProcessDeployer deployerOf(int release, boolean redeploy) {
        return deployerOf(payloom.bean(Diagrams.class), release, redeploy);
    }

    private ProcessDeployer deployerOf(Diagrams diagrams, int release, boolean redeploy) {
        return new ProcessDeployer(
                releases,
                diagrams,
                payloom.bean(Database.class),
                payloom.bean(Alerts.class),
                payloom.bean(CamundaClient.class),
                new ProcessProperties(release, redeploy, 20, Duration.ofMillis(500), Duration.ofMinutes(4)),
                payloom.clock());
    }
}
