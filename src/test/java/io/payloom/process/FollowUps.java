package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.RunningPayloom;
import java.time.Duration;

/** The janitor's rounds as often as a test wants them: by itself it looks every two seconds, and several times. */
final class FollowUps {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private FollowUps() {}

    /** Lets time pass, in steps like this, until this run of a subject has begun. */
    static void awaitRun(RunningPayloom payloom, String subjectNo, int runNo, Duration step) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            payloom.moveClock(step);
            payloom.bean(RunJanitor.class).lookAfterOverdueRuns();
            assertThat(payloom.runNo(subjectNo)).isEqualTo(runNo);
        });
    }

    /** Replaces what stands still, and tells of it and forgets it as far as it is due. */
    static void look(RunningPayloom payloom) {
        payloom.bean(RunJanitor.class).lookAfterOverdueRuns();
        payloom.bean(StalledRuns.class).settle();
    }
}
