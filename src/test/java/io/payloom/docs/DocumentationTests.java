package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents drift unless tested. */
class DocumentationTests {

    private static final Repository REPOSITORY = new Repository();
    private static final Document README = Document.read(Path.of("README.md"));
    private static final Document OPERATIONS = Document.read(Path.of("docs/operations.md"));

    private final NameCheck check = new NameCheck(REPOSITORY);

    static List<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesOnlyWhatExists(Document document) {
        assertThat(check.faults(document)).isEmpty();
    }

    @Test
    void findsWhatDoesNotExist() {
        Document wrong = new Document(
                Path.of("docs/wrong.md"),
                """
                # Wrong

                `OrderWizard`, `Runs.gallop`, `src/main/java/io/payloom/nowhere`, `nowhere.bpmn`, `dance-with-bank`,
                `no_such_table`, `NO_SUCH_STATE`, `noSuchVariable`, [away](gone.md), [here](#there).
                Set payloom.process.speed and watch payloom_speed_total, by -Dtest=SpeedTests.
                """);

        assertThat(check.faults(wrong))
                .containsExactly(
                        "type OrderWizard",
                        "type Runs.gallop",
                        "path src/main/java/io/payloom/nowhere",
                        "file nowhere.bpmn",
                        "word dance-with-bank",
                        "word no_such_table",
                        "word NO_SUCH_STATE",
                        "word noSuchVariable",
                        "link gone.md",
                        "link #there",
                        "property payloom.process.speed",
                        "metric payloom_speed_total",
                        "test SpeedTests");
    }

    @Test
    void operationsListEveryPropertyWithItsDefault() {
        Map<String, String> declared = Properties.declared();
        declared.keySet().removeIf(name -> !name.startsWith("payloom."));

        assertThat(tableOf(OPERATIONS, "payloom\\.[a-z.-]+")).isEqualTo(declared);
    }

    @Test
    void operationsListEveryKindOfAlert() {
        assertThat(tableOf(OPERATIONS, "[A-Z]+(?:_[A-Z]+)+").keySet()).isEqualTo(REPOSITORY.alertKinds());
    }

    @Test
    void readmeNamesEveryOptionOfTheLocalStack() {
        Map<String, String> options = Repository.localOptions();
        assertThat(options).isNotEmpty();
        assertThat(options.keySet())
                .allSatisfy(option -> assertThat(README.text()).contains(option));
        tableOf(README, "-Dpayloom\\.local\\.[a-z-]+")
                .forEach((option, value) -> assertThat(options).containsEntry(option.substring(2), value));
    }

    private static Map<String, String> tableOf(Document document, String firstCell) {
        Map<String, String> table = new TreeMap<>();
        document.rows(firstCell).forEach(row -> table.put(row[0], row[1]));
        assertThat(table).isNotEmpty();
        return table;
    }
}
