package io.payloom.database;

import io.payloom.kernel.Background;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers. It is asked all the time, over a connection of its own, so that neither a busy pool is taken
 * for a database that is away, nor anybody who asks for the health has to wait.
 */
@Component("databaseHealthIndicator")
class DatabaseWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So many looks in vain; one may be a restart of the server, or a long pause of this process. */
    private static final int AWAY = 3;

    private final Background thread = new Background("database-watch", "Whether the database answers is not known");
    private final DataSourceProperties settings;
    private final Duration patience;
    private @Nullable Connection connection;
    private int inVain;
    private volatile boolean away;

    @Autowired
    DatabaseWatch(DataSourceProperties settings) {
        this(settings, PATIENCE);
    }

    /** @param patience with each answer */
    DatabaseWatch(DataSourceProperties settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @PostConstruct
    void begin() {
        thread.every(PAUSE, this::look);
    }

    void look() {
        inVain = answers() ? 0 : inVain + 1;
        boolean isAway = inVain >= AWAY;
        if (isAway != away) {
            LOG.warn(
                    isAway
                            ? "The database does not answer: requests get 503, and jobs wait"
                            : "The database answers again");
        }
        away = isAway;
    }

    private boolean answers() {
        try {
            if (connection == null) {
                connection = connect();
            }
            if (connection.isValid(Math.toIntExact(patience.toSeconds()))) {
                return true;
            }
        } catch (SQLException failed) {
            LOG.debug("The database does not answer: {}", failed.toString());
        }
        drop();
        return false;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.determineUsername());
        properties.setProperty("password", settings.determinePassword());
        properties.setProperty("connectTimeout", Long.toString(patience.toMillis()));
        properties.setProperty("socketTimeout", Long.toString(patience.toMillis()));
        return DriverManager.getConnection(settings.determineUrl(), properties);
    }

    private void drop() {
        try (Connection dropped = connection) {
            connection = null;
        } catch (SQLException gone) {
            LOG.debug("A connection that is given up: {}", gone.toString());
        }
    }

    @Override
    public Health health() {
        return away ? Health.down().build() : Health.up().build();
    }

    @PreDestroy
    void end() {
        thread.close();
        drop();
    }
}
