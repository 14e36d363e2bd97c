package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.local.MariaDb;
import io.payloom.local.TestEnvironment;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Transactions from before there were accounts. */
class AccountsMigrationModuleTests {

    private static final String DATABASE = "payloom_accounts_migration";

    @Test
    void oldTransactionsGoByTheOnlyAccountThatTheirChannelHad() {
        MariaDb mariaDb = TestEnvironment.mariaDb();
        mariaDb.recreateDatabase(DATABASE);
        var source = new DriverManagerDataSource(mariaDb.jdbcUrl(DATABASE), mariaDb.username(), mariaDb.password());
        JdbcTemplate database = new JdbcTemplate(source);
        FluentConfiguration migrations = Flyway.configure().dataSource(source).locations("classpath:db/migration");
        migrations.target("7").load().migrate();
        database.update("insert into bank_transaction (transaction_no, order_no, attempt, merchant_id, channel,"
                + " bank_order_no, amount_value, amount_currency, method, type, state, version, send_no, unreachable,"
                + " query_count, reroutable, created_at) values ('T1', 'P1', 1, 'M', 'northbank-card', '1', 1, 'CNY',"
                + " 'card', 'credit', 'PROCESSING', 1, 1, 0, 0, false, now(6))");

        migrations.target("latest").load().migrate();

        assertThat(database.queryForMap("select account, pool from bank_transaction"))
                .containsEntry("account", "northbank-card")
                .containsEntry("pool", "all");
    }
}
