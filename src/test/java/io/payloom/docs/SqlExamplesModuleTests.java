package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.payloom.local.DatabaseServer;
import io.payloom.local.TestEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The SQL of the runbook fits the tables. */
class SqlExamplesModuleTests {

    private static final String DATABASE = "payloom_docs";

    private static JdbcTemplate database;

    @BeforeAll
    static void migrate() {
        DatabaseServer server = TestEnvironment.database();
        server.recreateDatabase(DATABASE);
        var source = new DriverManagerDataSource(server.jdbcUrl(DATABASE), server.username(), server.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/local")
                .load()
                .migrate();
        database = new JdbcTemplate(source);
    }

    @Test
    void runbookSqlIsUnderstood() {
        List<String> statements = Document.read(Path.of("docs/operations.md")).blocks("sql").stream()
                .flatMap(block -> Arrays.stream(block.split(";")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
        assertThat(statements).hasSizeGreaterThan(5);
        assertThat(Stream.concat(statements.stream(), inline()))
                .allSatisfy(statement -> assertThatCode(() -> database.execute(statement))
                        .as(statement)
                        .doesNotThrowAnyException());
    }

    private static Stream<String> inline() {
        return Document.read(Path.of("docs/operations.md")).ticked().stream()
                .filter(word -> word.startsWith("select ") || word.startsWith("update "));
    }
}
