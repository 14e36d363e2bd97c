package io.payloom.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.local.MariaDb;
import io.payloom.local.TestEnvironment;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class DatabaseCheckTests {

    /** Runs with innodb_flush_log_at_trx_commit=2, for the speed of the tests. */
    private final MariaDb forgetful = TestEnvironment.mariaDb();

    @Test
    void refusesADatabaseThatMayForgetOutsideTheLocalStack() {
        assertThatThrownBy(() -> check("own").afterPropertiesSet())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("innodb_flush_log_at_trx_commit=1");
    }

    @Test
    void refusesTheLocalPasswordOutsideTheLocalStack() {
        assertThatThrownBy(() -> check(MariaDb.LOCAL_ONLY_PASSWORD).afterPropertiesSet())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spring.datasource.password");
    }

    @Test
    void onlyWarnsInTheLocalStack() {
        assertThatCode(() -> check(MariaDb.LOCAL_ONLY_PASSWORD, "local").afterPropertiesSet())
                .doesNotThrowAnyException();
    }

    private DatabaseCheck check(String configuredPassword, String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        DataSourceProperties properties = new DataSourceProperties();
        properties.setPassword(configuredPassword);
        var dataSource = new DriverManagerDataSource(forgetful.jdbcUrl(), forgetful.username(), forgetful.password());
        return new DatabaseCheck(dataSource, properties, environment);
    }
}
