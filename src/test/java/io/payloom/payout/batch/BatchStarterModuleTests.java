package io.payloom.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.database.Database;
import io.payloom.payout.PayoutKind;
import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mybatis.spring.boot.autoconfigure.MybatisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many lines of batches all instances together have on their way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchStarterModuleTests {

    private final MovableClock clock = new MovableClock();
    private ModuleInstance first;
    private ModuleInstance second;

    @BeforeAll
    void start() {
        first = new ModuleInstance(Modules.class, "batch_starter", clock, Map.of());
        second = new ModuleInstance(Modules.class, "batch_starter", clock, Map.of());
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
    }

    /** Issue 13, item 29: both count the same room, and each starts as many. */
    @Test
    void instancesThatStartAtTheSameTimeStartNoMoreTogetherThanOneMay() throws Exception {
        BatchStarter one = first.bean(BatchStarter.class);
        BatchStarter other = second.bean(BatchStarter.class);
        one.stop(); // its pulse would come between
        other.stop();
        unstarted(3 * BatchStarter.MOST_UNDER_WAY);

        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> atTheSameTime = first.bean(Database.class).inTransaction(() -> {
                one.start();
                Future<?> starting = thread.submit(other::start);
                await().during(Duration.ofMillis(500))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> true);
                return starting;
            });
            assertThat(atTheSameTime).succeedsWithin(Duration.ofSeconds(30));
        }

        assertThat(count("select count(*) from payout where started")).isEqualTo(BatchStarter.MOST_UNDER_WAY);
        assertThat(count("select count(*) from process_run")).isEqualTo(BatchStarter.MOST_UNDER_WAY);
    }

    private int count(String sql) {
        return first.bean(JdbcTemplate.class).queryForObject(sql, Integer.class);
    }

    private void unstarted(int lines) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Object[]> rows = IntStream.range(0, lines)
                .mapToObj(line -> new Object[] {PayoutKind.PAYOUT.nextNumber(), "N" + line, line, now, now})
                .toList();
        first.bean(JdbcTemplate.class)
                .batchUpdate(
                        "insert into payout (order_no, merchant_id, merchant_order_no, batch_no, line_no, fingerprint,"
                                + " amount_value, amount_currency, payee_kind, institution, payee_token, payee_account,"
                                + " payee_name, cnaps, mode, state, version, started, created_at, updated_at)"
                                + " values (?, 'm', ?, 'B1', ?, repeat('0', 64), 100, 'CNY', 'private', 'ICBC', 't', '6222****',"
                                + " 'L*', false, 'SCHEDULED', 'ACCEPTED', 1, false, ?, ?)",
                        rows);
    }

    @AutoConfigurationPackage(basePackages = "io.payloom")
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        MybatisAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"io.payloom.database", "io.payloom.outbox", "io.payloom.lifecycle", "io.payloom.payout"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.payloom\\.(database\\.(Database|ManyRows)|outbox\\.Outbox|lifecycle\\.(Runs|Journal)"
                                            + "|payout\\.batch\\.BatchStarter)"))
    static class Modules {}
}
