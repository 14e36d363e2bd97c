package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.payloom.alert.Alerts;
import io.payloom.database.Database;
import io.payloom.process.ReleaseMapper.Release;
import io.payloom.support.RunningPayloom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessDeployerModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final ReleaseMapper releases = payloom.bean(ReleaseMapper.class);
    private Release before = new Release(0, "");

    @BeforeEach
    void remember() {
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

    private void record(Release release) {
        releases.record(release, payloom.clock().instant());
    }

    private ProcessDeployer deployerOf(int release, boolean redeploy) {
        return new ProcessDeployer(
                releases,
                payloom.bean(Diagrams.class),
                payloom.bean(Database.class),
                payloom.bean(Alerts.class),
                payloom.bean(CamundaClient.class),
                new ProcessProperties(release, redeploy, 20, Duration.ofMillis(500), Duration.ofMinutes(4)),
                payloom.clock());
    }
}
