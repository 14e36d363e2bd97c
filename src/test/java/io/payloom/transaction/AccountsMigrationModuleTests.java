package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.local.DatabaseServer;
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
        DatabaseServer server = TestEnvironment.database();
        server.recreateDatabase(DATABASE);
        var source = new DriverManagerDataSource(server.jdbcUrl(DATABASE), server.username(), server.password());
        JdbcTemplate database = new JdbcTemplate(source);
        FluentConfiguration migrations = Flyway.configure().dataSource(source).locations("classpath:db/migration");
        migrations.target("7").load().migrate();
        database.update("insert into bank_transaction (transaction_no, order_no, attempt, merchant_id, channel,"
                + " bank_order_no, amount_value, amount_currency, method, type, state, version, send_no, unreachable,"
                + " query_count, reroutable, created_at) values ('T1', 'P1', 1, 'M', 'northbank-card', '1', 1, 'CNY',"
                + " 'card', 'credit', 'PROCESSING', 1, 1, 0, 0, false, utc_timestamp(6)),"
                + " ('T2', 'P2', 1, 'M', 'northbank-card', '2', 5, 'CNY', 'card', 'credit', 'SUCCEEDED', 1, 1, 0, 0, false,"
                + " utc_timestamp(6)), ('T3', 'P3', 1, 'M', 'northbank-card', '3', 7, 'CNY', 'card', 'debit', 'FAILED', 1, 1,"
                + " 0, 0, false, utc_timestamp(6)), ('T4', 'P4', 1, 'M', 'northbank-card', '4', 9, 'CNY', 'card', 'debit',"
                + " 'SUCCEEDED', 1, 1, 0, 0, false, utc_timestamp(6) - interval 4 day)");

        migrations.target("latest").load().migrate();

        assertThat(database.queryForMap("select distinct account, pool from bank_transaction"))
                .containsEntry("account", "northbank-card")
                .containsEntry("pool", "all");
        assertThat(database.queryForList(
                        "select concat_ws(' ', order_no, operation, channel, account, pool, type, amount, state,"
                                + " channel_day = date(utc_timestamp() + interval 8 hour))"
                                + " from quota_use order by order_no",
                        String.class))
                .as("what the last days may count for")
                .containsExactly(
                        "P1 PAY northbank-card northbank-card all credit 1 HELD 1",
                        "P2 PAY northbank-card northbank-card all credit 5 CONFIRMED 1",
                        "P3 PAY northbank-card northbank-card all debit 7 RELEASED 1");
    }
}
