package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.kernel.SettingRefused;
import io.payloom.local.MariaDb;
import io.payloom.local.Ports;
import io.payloom.local.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Issue 13, item 31: a start that cannot succeed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTests {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    private Process payloom;

    @AfterEach
    void endWhatIsLeft() {
        if (payloom != null) {
            payloom.destroyForcibly();
        }
    }

    @Test
    void saysAllThatIsMissingAndNoMore() throws Exception {
        start();

        assertThat(payloom.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(payloom.exitValue()).isEqualTo(1);
        assertThat(output())
                .contains(
                        "APPLICATION FAILED TO START",
                        "spring.datasource.url is missing",
                        "camunda.client.grpc-address is missing",
                        "payloom.vault.keyset is missing")
                .doesNotContain("\tat ", "signatureFilter", "Exception");
    }

    @Test
    void endsAtOnceWhenToldToWhileItWaitsForTheDatabase() throws Exception {
        start(
                "--spring.profiles.active=local",
                "--spring.datasource.url=jdbc:mysql://127.0.0.1:" + Ports.free() + "/payloom?x=y",
                "--spring.datasource.username=payloom",
                "--spring.datasource.password=secret");
        await().atMost(Duration.ofMinutes(2)).until(() -> output().contains("Waiting for the database at "));

        payloom.toHandle().destroy();

        assertThat(payloom.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(payloom.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(output()).doesNotContain("\tat ", "x=y", "secret");
    }

    @Test
    void endsAtOnceWhenToldToWhileItWaitsForItsTurnToMigrate() throws Exception {
        String url = halfMigrated("payloom_turn");
        try (Connection other = connect(url);
                Statement statement = other.createStatement()) {
            statement.execute("lock tables flyway_schema_history write");
            startOn(url);
            awaitLock("payloom_turn");

            payloom.toHandle().destroy();

            assertThat(payloom.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(payloom.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(output()).contains("Told to stop").doesNotContain("\tat ");
        }
        assertThatCode(() -> flyway(url).load().migrate()).doesNotThrowAnyException();
    }

    @Test
    void finishesTheMigrationThatHasBegunAndNoOtherWhenToldToStop() throws Exception {
        String url = halfMigrated("payloom_begun");
        try (Connection other = connect(url);
                Statement statement = other.createStatement()) {
            statement.execute("lock tables bank_transaction write"); // the sixth alters it
            startOn(url);
            awaitLock("payloom_begun");

            payloom.toHandle().destroy();
            await().atMost(Duration.ofMinutes(1)).until(() -> output().contains("migration 6 is finished first"));
            statement.execute("unlock tables");

            assertThat(payloom.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(payloom.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        }
        assertThat(flyway(url).load().info().current().getVersion()).hasToString("6");
        assertThatCode(() -> flyway(url).load().migrate()).doesNotThrowAnyException();
    }

    /** By its first five migrations. */
    private static String halfMigrated(String database) {
        MariaDb mariaDb = TestEnvironment.mariaDb();
        mariaDb.recreateDatabase(database);
        String url = mariaDb.jdbcUrl(database);
        flyway(url).target("5").load().migrate();
        return url;
    }

    private static FluentConfiguration flyway(String url) {
        MariaDb mariaDb = TestEnvironment.mariaDb();
        return Flyway.configure()
                .dataSource(url, mariaDb.username(), mariaDb.password())
                .locations("classpath:db/migration");
    }

    private static Connection connect(String url) throws SQLException {
        MariaDb mariaDb = TestEnvironment.mariaDb();
        return DriverManager.getConnection(url, mariaDb.username(), mariaDb.password());
    }

    private void startOn(String url) throws IOException {
        start(
                "--spring.profiles.active=local",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + TestEnvironment.mariaDb().username(),
                "--spring.datasource.password=" + TestEnvironment.mariaDb().password());
    }

    /** Until somebody waits there for a lock of a table. */
    private static void awaitLock(String database) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            try (Connection connection = connect(TestEnvironment.mariaDb().jdbcUrl());
                    Statement statement = connection.createStatement();
                    ResultSet waiting = statement.executeQuery(
                            "select 1 from information_schema.processlist where state like 'Waiting for table%' and db = '"
                                    + database + "'")) {
                return waiting.next();
            }
        });
    }

    @Test
    void saysWhereItLookedForTheDatabase() {
        String nowhere = "127.0.0.1:" + Ports.free() + "/payloom";

        assertThatThrownBy(() -> new DatabaseAtStart("jdbc:mysql://" + nowhere + "?a=b", "payloom", "secret")
                        .await(Duration.ZERO))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("The database at jdbc:mysql://" + nowhere
                        + " (spring.datasource.url) could not be reached within 0 s: Connection refused.");
    }

    @Test
    void doesNotWaitForADatabaseThatDoesNotLetItIn() {
        MariaDb database = TestEnvironment.mariaDb();
        Duration longerThanAnyTest = Duration.ofDays(1);

        assertThatThrownBy(() ->
                        new DatabaseAtStart(database.jdbcUrl(), database.username(), "wrong").await(longerThanAnyTest))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContainingAll("does not let us in: Access denied", "spring.datasource.password");
        assertThatThrownBy(() -> new DatabaseAtStart(
                                database.jdbcUrl("no_such_database"), database.username(), database.password())
                        .await(longerThanAnyTest))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContainingAll("does not let us in", "no_such_database");
        assertThatCode(() -> new DatabaseAtStart(database.jdbcUrl(), database.username(), database.password())
                        .await(Duration.ZERO))
                .doesNotThrowAnyException();
    }

    private void start(String... arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                PayloomApplication.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(SPRING|CAMUNDA|ZEEBE|PAYLOOM|SERVER|MANAGEMENT|JAVA_TOOL)_.*"));
        payloom = builder.start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }
}
