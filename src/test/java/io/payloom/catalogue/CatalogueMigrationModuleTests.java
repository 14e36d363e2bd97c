package io.payloom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.local.DatabaseServer;
import io.payloom.local.TestEnvironment;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a database of before holds is said in the new tables. */
class CatalogueMigrationModuleTests {

    private static final String DATABASE = "payloom_catalogue_migration";

    private static JdbcTemplate sql;

    @BeforeAll
    static void migrateADatabaseWithTwoChannels() {
        DatabaseServer server = TestEnvironment.database();
        server.recreateDatabase(DATABASE);
        var source = new DriverManagerDataSource(server.jdbcUrl(DATABASE), server.username(), server.password());
        sql = new JdbcTemplate(source);
        migrate("7");
        sql.update(
                "insert into channel (code, name, protocol, base_url, mid, enabled, weight, time_zone, order_no_prefix,"
                        + " order_no_digits_only, order_no_max_length, call_deadline_ms, max_concurrency)"
                        + " values ('one', 'One', 'p', 'http://bank', '1001', true, 1, 'UTC', '81', true, 32, 10000, 5),"
                        + " ('two', 'Two', 'p', 'http://bank', '1002', true, 1, 'UTC', '81', true, 32, 10000, 5)");
        sql.update("insert into channel_interface values"
                + " ('one', 'PAY', 'card', 'credit', 'CNY', 'CMB, ICBC', 1, 2, true, '5s', null, false, null),"
                + " ('two', 'PAY', 'card', 'credit', 'CNY', 'ICBC', 1, 2, true, '5s', null, false, null)");
        migrate("8");
    }

    @Test
    void turnsTheMerchantNumberOfAChannelIntoAnAccount() {
        assertThat(sql.queryForList(
                        "select code, channel_code, mid, enabled, weight from channel_account order by code"))
                .extracting(Map::values)
                .map(List::copyOf)
                .map(String::valueOf)
                .containsExactly("[one, one, 1001, true, 1]", "[two, two, 1002, true, 1]");
    }

    @Test
    void routesEverybodysPaymentsToAllAccounts() {
        assertThat(sql.queryForList("select account_code from pool_account where pool_code = 'all'", String.class))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(sql.queryForObject(
                        "select concat_ws(' ', merchant_id, operation, method, type, pools) from merchant_route",
                        String.class))
                .isEqualTo("* PAY * * all");
    }

    @Test
    void knowsTheInstitutionsThatInterfacesName() {
        assertThat(sql.queryForList("select code from institution order by code", String.class))
                .containsExactly("CMB", "ICBC");
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(sql.getDataSource())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
