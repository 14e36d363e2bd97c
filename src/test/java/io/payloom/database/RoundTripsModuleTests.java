package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.support.ModuleDatabase;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Issue 14: a transaction costs its own statements and a commit; the driver asks the server nothing on the way. */
@SpringBootTest(
        classes = RoundTripsModuleTests.OneConnection.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class RoundTripsModuleTests {

    /** The look behind, and the commit of the one before. */
    private static final int OF_COUNTING = 1 + 1;

    @Autowired
    Database database;

    @Autowired
    JdbcTemplate jdbc;

    @DynamicPropertySource
    static void oneConnection(DynamicPropertyRegistry registry) {
        ModuleDatabase.register(registry, "roundtrips");
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 1);
    }

    @BeforeEach
    void aTable() {
        jdbc.execute("drop table if exists line");
        jdbc.execute("create table line (number int)");
    }

    @Test
    void aTransactionIsItsStatementsAndACommit() {
        long between = statementsOf(() -> {
            jdbc.queryForList("select number from line");
            execute("insert into line values (1)");
            return execute("update line set number = 2");
        });

        assertThat(between).isEqualTo(3 + 1);
        assertThat(jdbc.queryForList("select number from line", Integer.class)).containsExactly(2);
    }

    @Test
    void aStatementAloneIsNothingElse() {
        long before = statements();
        execute("insert into line values (1)");
        long after = statements();

        assertThat(after - before - 1).isEqualTo(1);
        assertThat(database.inTransaction(() -> jdbc.queryForList("select number from line", Integer.class)))
                .containsExactly(1);
    }

    @Test
    void whatATransactionWroteGoesWithIt() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    execute("insert into line values (1)");
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(jdbc.queryForList("select number from line", Integer.class)).isEmpty();
    }

    @Test
    void oneMomentIsReadWithoutALaterCommit() {
        List<Integer> seen = database.inOneMoment(() -> {
            jdbc.queryForList("select number from line");
            CompletableFuture.runAsync(() -> jdbc.update("insert into line values (1)"))
                    .join();
            return jdbc.queryForList("select number from line", Integer.class);
        });

        assertThat(seen).isEmpty();
        assertThat(database.inTransaction(() -> jdbc.queryForObject("select @@transaction_isolation", String.class)))
                .isEqualTo("READ-COMMITTED");
    }

    /** The server's own count, read in a transaction before and one behind, over the same connection. */
    private long statementsOf(Supplier<?> work) {
        long before = database.inTransaction(this::statements);
        database.inTransaction(work);
        return database.inTransaction(this::statements) - before - OF_COUNTING;
    }

    private long statements() {
        return jdbc.queryForObject("show session status like 'Questions'", (row, number) -> row.getLong("Value"));
    }

    /** As MyBatis does it. */
    private boolean execute(String sql) {
        return Boolean.TRUE.equals(jdbc.execute(sql, (PreparedStatement statement) -> !statement.execute()));
    }

    /** The module alone; deliberately no stereotype. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class
    })
    @Import({Database.class, DatabaseConfiguration.class})
    static class OneConnection {}
}
