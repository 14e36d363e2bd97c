package io.payloom;

import io.payloom.kernel.SettingRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the database before anything is started, for it may be starting too. Nothing has to be put in order yet, so
 * that a signal ends the process at once.
 */
final class DatabaseAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAtStart.class);
    private static final String UNREACHABLE = "08";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LINE_EVERY = 10;

    private final String url;
    private final Properties login = new Properties();

    DatabaseAtStart(String url, String username, String password) {
        this.url = url;
        login.setProperty("user", username);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "3000");
        login.setProperty("socketTimeout", "10000");
    }

    /** @throws SettingRefused when it cannot be reached in this time, or does not let us in */
    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            try (Connection connection = DriverManager.getConnection(url, login)) {
                return;
            } catch (SQLException refused) {
                if (!isUnreachable(refused)) {
                    throw new SettingRefused(
                            "The database at " + address() + " does not let us in: " + words(refused)
                                    + ". Look at spring.datasource.url, spring.datasource.username and"
                                    + " spring.datasource.password.",
                            refused);
                }
                if (System.nanoTime() >= deadline) {
                    throw new SettingRefused(
                            "The database at " + address() + " (spring.datasource.url) could not be reached within "
                                    + patience.toSeconds() + " s: " + words(refused) + ".",
                            refused);
                }
                if (attempt % LINE_EVERY == 0) {
                    LOG.warn("Waiting for the database at {}: {}", address(), words(refused));
                }
                pause();
            }
        }
    }

    private static boolean isUnreachable(SQLException refused) {
        return refused.getSQLState() != null && refused.getSQLState().startsWith(UNREACHABLE);
    }

    /** Without its parameters, which may hold secrets. */
    private String address() {
        return url.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
    }

    /** The driver's last cause says it shortest, such as "Connection refused". */
    private static String words(SQLException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return words.lines().findFirst().orElse("");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SettingRefused("The start was interrupted while it waited for the database.", stopped);
        }
    }
}
