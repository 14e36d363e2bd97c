package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payloom.local.Ports;
import io.payloom.local.TestEnvironment;
import io.payloom.support.DatabaseGate;
import io.payloom.support.ModuleDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Issue 13, item 21: a database that stands still holds nobody as long as it stands. */
@SpringBootTest(
        classes = FrozenDatabaseModuleTests.OneDatabase.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.hikari.data-source-properties.socketTimeout=1500")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrozenDatabaseModuleTests {

    private static final DatabaseGate GATE =
            new DatabaseGate(Ports.free(), TestEnvironment.mariaDb().port());

    @Autowired
    Database database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSourceProperties settings;

    @DynamicPropertySource
    static void throughTheGate(DynamicPropertyRegistry registry) {
        Map<String, String> properties = new HashMap<>(ModuleDatabase.properties("frozen"));
        properties.compute("spring.datasource.url", (name, url) -> GATE.lead(String.valueOf(url)));
        properties.forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void thaw() {
        GATE.thaw();
    }

    @Test
    void aStatementUnderWayIsGivenUpAsAnOutage() {
        Throwable failure = catchThrowable(() -> database.inTransaction(() -> {
            jdbc.queryForObject("select 1", Integer.class);
            GATE.freeze();
            jdbc.queryForObject("select 1", Integer.class);
        }));

        assertThat(failure).isNotNull().satisfies(given -> assertThat(Outage.isBehind(given))
                .isTrue());
    }

    @Test
    void noConnectionIsWaitedForWithoutEnd() {
        jdbc.queryForObject("select 1", Integer.class);
        GATE.freeze();

        Throwable failure = catchThrowable(() -> jdbc.queryForObject("select 1", Integer.class));

        assertThat(failure).isNotNull().satisfies(given -> assertThat(Outage.isBehind(given))
                .isTrue());
    }

    @Test
    void nothingFollowsACommitThatWasCutOffAndNothingRepeatsIt() {
        jdbc.execute("create or replace table line (number int)");
        List<String> done = new CopyOnWriteArrayList<>();

        Throwable failure = catchThrowable(() -> database.inTransaction(() -> {
            database.afterCommit(() -> done.add("sent"));
            afterTheEnd(GATE::thaw); // a repetition would succeed
            jdbc.update("insert into line values (1)");
            done.add("written");
            GATE.freeze();
        }));

        assertThat(Outage.isBehind(failure)).isTrue();
        assertThat(done).containsExactly("written");
    }

    private static void afterTheEnd(Runnable something) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                something.run();
            }
        });
    }

    @Test
    void theHealthSaysSoAtOnceAndAgainWhenItAnswers() {
        DatabaseWatch watch = new DatabaseWatch(settings, Duration.ofSeconds(1));
        watch.look();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);

        GATE.freeze();
        watch.look();
        watch.look();
        assertThat(watch.health().getStatus()).as("it may pass").isEqualTo(Status.UP);
        watch.look();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);

        GATE.thaw();
        watch.look();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        watch.end();
    }

    @Test
    void theServerEndsWhatTakesTooLongAndNoTimerOfTheDriverIsNeeded() {
        Map<String, Object> limits = jdbc.queryForMap(
                "select @@innodb_lock_wait_timeout as locks, @@lock_wait_timeout as tables, @@max_statement_time as time");

        assertThat(limits.get("locks").toString()).isEqualTo("8");
        assertThat(limits.get("tables").toString()).isEqualTo("8");
        assertThat(limits.get("time").toString()).startsWith("10.0");
        Throwable failure = catchThrowable(() -> jdbc.queryForObject(
                "set statement max_statement_time = 0.2 for select count(*) from seq_1_to_1000000 a, seq_1_to_1000000 b",
                Long.class));
        assertThat(Outage.isBehind(failure)).isTrue();
    }

    /** The module alone; deliberately no stereotype. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class
    })
    @Import({Database.class, DatabaseConfiguration.class})
    static class OneDatabase {}
}
