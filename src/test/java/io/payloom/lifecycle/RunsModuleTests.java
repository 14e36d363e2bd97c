package io.payloom.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.database.Database;
import io.payloom.notification.NotificationKind;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Issue 14: a step asks for the key of its run and ends it in one statement. */
@OnRunningPayloom
class RunsModuleTests {

    private static final String RUN = "4503599627370497";
    private static final String ANOTHER = "4503599627370498";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final Runs runs = payloom.bean(Runs.class);

    @Test
    void onlyTheRunThatDrivesASubjectEndsIt() {
        String subjectNo = claimed();

        assertThatThrownBy(() -> finish(subjectNo, ANOTHER)).isInstanceOf(RunSuperseded.class);
        assertThat(finishedAt(subjectNo)).isNull();

        finish(subjectNo, RUN);
        assertThat(finishedAt(subjectNo)).isNotNull();
    }

    @Test
    void aStepThatRunsTwiceEndsItOnce() {
        String subjectNo = claimed();
        finish(subjectNo, RUN);
        Instant first = finishedAt(subjectNo);
        payloom.moveClock(Duration.ofSeconds(1));

        finish(subjectNo, RUN);

        assertThat(finishedAt(subjectNo)).isEqualTo(first);
    }

    private void finish(String subjectNo, String runKey) {
        payloom.bean(Database.class).inTransaction(() -> runs.finish(subjectNo, runKey));
    }

    private Instant finishedAt(String subjectNo) {
        return runs.of(subjectNo).orElseThrow().finishedAt();
    }

    private String claimed() {
        String subjectNo = NotificationKind.NOTIFICATION.nextNumber();
        Timestamp due = Timestamp.from(payloom.clock().instant().plus(Duration.ofMinutes(5)));
        payloom.database()
                .update(
                        "insert into process_run (subject_no, process, run_no, run_key, due_at)"
                                + " values (?, 'MERCHANT_NOTIFICATION', 1, ?, ?)",
                        subjectNo,
                        RUN,
                        due);
        return subjectNo;
    }
}
