package io.payloom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTests {

    private static final String CANARY = "4111 and so on";

    @TempDir
    private Path directory;

    @Test
    void databaseKeepsItsDataOverRestartAndKill() throws Exception {
        try (MariaDb mariaDb = TestEnvironment.mariaDb(directory.resolve("mariadb"))) {
            mariaDb.recreateDatabase("payloom_restart");
            String url = mariaDb.jdbcUrl("payloom_restart");
            execute(url, "CREATE TABLE kept (words VARCHAR(40))", "INSERT INTO kept VALUES ('" + CANARY + "')");

            mariaDb.kill();
            assertThatThrownBy(() -> execute(url, "SELECT 1")).isInstanceOf(SQLException.class);
            mariaDb.restart();

            assertThat(query(url, "SELECT words FROM kept")).isEqualTo(CANARY);
            Path dump = mariaDb.dump("payloom_restart", directory.resolve("dump.sql"));
            assertThat(dump).content().contains(CANARY);
        }
    }

    @Test
    void databaseIsInUtcAndIsolatesSnapshots() throws Exception {
        String url = TestEnvironment.mariaDb().jdbcUrl();

        assertThat(query(url, "SELECT @@global.time_zone")).isEqualTo("+00:00");
        assertThat(query(url, "SELECT @@global.innodb_snapshot_isolation")).isEqualTo("1");
        assertThat(query(url, "SELECT @@global.character_set_server")).isEqualTo("utf8mb4");
    }

    @Test
    void searchAnswersOnAnyPort() throws IOException {
        try (OpenSearch search = TestEnvironment.openSearch(directory)) {
            assertThat(Http.send(Http.get(search.url())).body()).contains("\"number\" : \"2.19.1\"");
        }
    }

    @Test
    void nothingIsLeftWhenTheParentIsKilled() throws Exception {
        JavaCommand command =
                new JavaCommand(ParentOfChildren.class.getName(), JavaCommand.ownClassPath(), List.of(), List.of());
        ChildProcess parent = ChildProcess.start(new ChildProcess.Launch(
                "parent",
                directory,
                Map.of(
                        "DIRECTORY",
                        directory.toString(),
                        "SOFTWARE",
                        Path.of("target/local/software").toAbsolutePath().toString()),
                command.line()));
        Path started = directory.resolve(ParentOfChildren.STARTED);
        parent.awaitReady(Duration.ofSeconds(30), () -> Files.exists(started));
        List<ProcessHandle> children = Stream.of(Files.readString(started).split(" "))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
        assertThat(children).hasSize(3).allMatch(ProcessHandle::isAlive); // leash, MariaDB, a sleeping JVM

        ProcessHandle.of(parent.pid()).orElseThrow().destroyForcibly();

        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void failureShowsTheEndOfTheLog() {
        ChildProcess child = ChildProcess.start(new ChildProcess.Launch(
                "broken thing", directory, Map.of(), List.of("/bin/sh", "-c", "echo no such luck; exit 3")));

        assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10), () -> false))
                .isInstanceOf(LocalStackFailure.class)
                .hasMessageContaining("broken thing ended while it started (exit code 3)")
                .hasMessageContaining("no such luck");
    }

    @Test
    void takenPortIsNamedWithItsUserAndItsProperty() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "Operate", "operate-port"))
                    .hasMessage(
                            "port %d (Operate) is taken; free it or start with -Dpayloom.local.operate-port=<another port>",
                            taken.getLocalPort());
        }
    }

    @Test
    void secondStackInTheSameDirectoryIsRefused() {
        try (DirectoryLock first = DirectoryLock.of(directory)) {
            assertThatThrownBy(() -> DirectoryLock.of(directory))
                    .hasMessageContaining("another local stack already runs");
        }
        DirectoryLock.of(directory).close();
    }

    @Test
    void fullDiskIsSaidBeforeAnythingStarts() {
        assertThatThrownBy(() -> FreeSpace.require(directory, Long.MAX_VALUE / 2_000_000, "Camunda"))
                .hasMessageStartingWith("full disk: " + directory);
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, MariaDb.DATABASE, MariaDb.LOCAL_ONLY_PASSWORD);
    }
}
