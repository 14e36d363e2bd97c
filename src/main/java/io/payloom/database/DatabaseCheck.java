package io.payloom.database;

import io.payloom.kernel.SettingRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Refuses to start on a database that may forget what it has committed, or with the password of the local stack. Under
 * the profile {@code local} it only warns of the first.
 */
@Component
class DatabaseCheck implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);

    private final DataSource dataSource;
    private final DataSourceProperties properties;
    private final boolean local;

    DatabaseCheck(DataSource dataSource, DataSourceProperties properties, Environment environment) {
        this.dataSource = dataSource;
        this.properties = properties;
        this.local = environment.acceptsProfiles(Profiles.of("local"));
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        String password = properties.getPassword();
        if (!local && password != null && password.contains("local-only")) {
            throw new SettingRefused("spring.datasource.password is that of the local stack: set your own.");
        }
        String weakness = weakness();
        if (weakness != null && !local) {
            throw new SettingRefused(weakness);
        }
        if (weakness != null) {
            LOG.warn(weakness);
        }
    }

    private @Nullable String weakness() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select @@innodb_flush_log_at_trx_commit, @@sync_binlog, @@log_bin")) {
            row.next();
            boolean durable = row.getInt(1) == 1 && (row.getInt(2) == 1 || !row.getBoolean(3));
            return durable
                    ? null
                    : "The database may lose committed orders in a power cut: it needs"
                            + " innodb_flush_log_at_trx_commit=1 and, with a binary log, sync_binlog=1.";
        }
    }
}
