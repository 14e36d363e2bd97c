package io.payloom.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.database.Database;
import io.payloom.notification.NotificationKind;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.support.StatementRecorder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Issue 14: the lines of one transaction are written in one statement, as its last act. */
@OnRunningPayloom
class JournalModuleTests {

    private final RunningPayloom payloom = RunningPayloom.get();
    private final Journal journal = payloom.bean(Journal.class);
    private final Database database = payloom.bean(Database.class);
    private final String subjectNo = NotificationKind.NOTIFICATION.nextNumber();

    @Test
    void writesTheLinesOfOneTransactionTogether() {
        StatementRecorder statements = payloom.bean(StatementRecorder.class);
        statements.start();

        database.inTransaction(() -> {
            journal.append(line(1));
            journal.append(line(2));
            assertThat(journal.of(subjectNo)).isEmpty();
        });

        assertThat(statements.stop(List.of(subjectNo)))
                .extracting(StatementRecorder.Recorded::id)
                .containsOnlyOnce("JournalMapper.insert");
        assertThat(journal.of(subjectNo)).extracting(Journal.Line::seq).containsExactly(1, 2);
    }

    @Test
    void writesAtOnceOutsideATransaction() {
        journal.append(line(1));

        assertThat(journal.of(subjectNo)).hasSize(1);
    }

    @Test
    void writesNothingOfATransactionThatIsRolledBack() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    journal.append(line(1));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        database.inTransaction(() -> journal.append(line(2)));

        assertThat(journal.of(subjectNo)).extracting(Journal.Line::seq).containsExactly(2);
    }

    @Test
    void aSecondLineOfOneNumberUndoesItsTransaction() {
        database.inTransaction(() -> journal.append(line(1)));

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    payloom.database().update("update journal set detail = 'changed' where subject_no = ?", subjectNo);
                    journal.append(line(1));
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(journal.of(subjectNo)).extracting(Journal.Line::detail).containsOnlyNulls();
    }

    private Journal.Entry line(int seq) {
        return new Journal.Entry(subjectNo, seq, null, "A", "TEST", "a test", null);
    }
}
