package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.BankSideTest;
import io.payloom.lifecycle.Journal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.context.TestConstructor;

/** Issue 13, item 24. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ManyRowsModuleTests {

    private final Journal journal;
    private final Database database;
    private final String subject = UUID.randomUUID().toString();

    ManyRowsModuleTests(Journal journal, Database database) {
        this.journal = journal;
        this.database = database;
    }

    @Test
    void allRowsAreThereInTheirOrder() {
        database.inTransaction(() -> journal.append(lines(1, 1_200)));

        assertThat(journal.of(subject)).hasSize(1_200).last().satisfies(line -> assertThat(line.detail())
                .isEqualTo("'quoted', 1200"));
    }

    @Test
    void aRowThatIsThereAlreadyTakesTheOthersBackAndIsNamedAsAlways() {
        database.inTransaction(() -> journal.append(lines(1, 700)));

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    journal.append(lines(701, 1_000));
                    journal.append(lines(600, 601));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(journal.of(subject)).hasSize(700);
    }

    @Test
    void linesOfOneTransactionAreWrittenTogetherAtItsEndInTheirOrder() {
        database.inTransaction(() -> {
            lines(1, 3).forEach(journal::append);
            assertThat(journal.of(subject)).as("nobody reads them before").isEmpty();
        });

        assertThat(journal.of(subject)).extracting(Journal.Line::seq).containsExactly(1, 2, 3);
    }

    @Test
    void aLineThatIsRefusedAtTheEndTakesTheTransactionBack() {
        database.inTransaction(() -> journal.append(lines(1, 1)));
        String other = UUID.randomUUID().toString();

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    journal.append(new Journal.Entry(other, 1, null, "ACCEPTED", "ACCEPT", "test", null));
                    journal.append(lines(1, 1));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(journal.of(other)).isEmpty();
        database.inTransaction(() -> journal.append(lines(2, 2)));
        assertThat(journal.of(subject)).as("nothing is left over").hasSize(2);
    }

    private List<Journal.Entry> lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(
                        seq -> new Journal.Entry(subject, seq, null, "ACCEPTED", "ACCEPT", "test", "'quoted', " + seq))
                .toList();
    }
}
