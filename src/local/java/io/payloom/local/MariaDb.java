package io.payloom.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MariaDB as a child process, on the loopback interface, in UTC, with a database and a user {@code payloom}. */
public final class MariaDb implements DatabaseServer, AutoCloseable {

    /** Database, and name of the user who owns it and every database whose name begins with it and an underscore. */
    public static final String DATABASE = "payloom";

    /** Good for the loopback interface of a developer's machine only. */
    public static final String LOCAL_ONLY_PASSWORD = "local-only";

    /** System property: true lets it count its statements by their text, which costs it some of its speed. */
    public static final String COUNTS_STATEMENTS = "payloom.local.count-statements";

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final Software software;
    private final Options options;
    private volatile @Nullable ChildProcess process;

    MariaDb(Software software, Options options) {
        this.software = software;
        this.options = options;
    }

    /** {@code fast} trades the last second before a power cut for speed; else each commit is on disk. */
    record Options(Path directory, int port, boolean fast, boolean snapshotIsolation) {}

    MariaDb start() {
        FreeSpace.require(options.directory(), 300, "MariaDB");
        Path data = install();
        OrphanedServer.end(data);
        ChildProcess child = ChildProcess.start(new ChildProcess.Launch(
                "MariaDB", options.directory(), libraries(), JavaCommand.nativeLine(server(data))));
        child.awaitReady(READY_WITHIN, this::acceptsLogin);
        process = child;
        return this;
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:%d/%s?useAffectedRows=false&connectionTimeZone=UTC".formatted(port(), database)
                + "&forceConnectionTimeZoneToSession=true&sslMode=DISABLED";
    }

    @Override
    public String username() {
        return DATABASE;
    }

    @Override
    public String password() {
        return LOCAL_ONLY_PASSWORD;
    }

    public int port() {
        return options.port();
    }

    /** Writes all that a database holds to a file, as SQL. */
    public Path dump(String database, Path file) throws IOException {
        List<String> command = List.of(
                program("bin/mariadb-dump"),
                "--no-defaults",
                "--protocol=tcp",
                "--host=127.0.0.1",
                "--port=" + port(),
                "--skip-ssl",
                "--user=" + username(),
                "--single-transaction",
                "--skip-lock-tables",
                "--no-tablespaces",
                "--result-file=" + file,
                database);
        ProcessBuilder dump = new ProcessBuilder(command).redirectErrorStream(true);
        dump.environment().putAll(libraries());
        dump.environment().put("MYSQL_PWD", password());
        run("mariadb-dump", dump);
        return file;
    }

    /** Stops it as {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Stops its threads where they are until {@link #thaw}, as a disk that hangs does. */
    public void freeze() {
        if (process != null) {
            process.signalOffspring("STOP"); // itself it is only the leash
        }
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        if (process != null) {
            process.signalOffspring("CONT");
        }
    }

    /** Starts it again, with the same data, on the same port. */
    public void restart() {
        close();
        start();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private Path install() {
        Path data = options.directory().resolve("data");
        if (Files.isDirectory(data)) {
            return data;
        }
        Path part = options.directory().resolve("data.part");
        Directories.delete(part);
        try {
            run("mariadb-install-db", installation(Directories.create(part)));
            return Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalStackFailure("cannot prepare MariaDB's data: " + e.getMessage(), e);
        }
    }

    private ProcessBuilder installation(Path data) {
        List<String> command = new ArrayList<>(List.of(
                program("scripts/mariadb-install-db"),
                "--no-defaults",
                "--basedir=" + software.mariaDb(),
                "--datadir=" + data,
                "--skip-test-db",
                "--skip-name-resolve"));
        command.addAll(asRoot());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(libraries());
        return builder.directory(software.mariaDb().toFile());
    }

    private List<String> server(Path data) {
        List<String> command = new ArrayList<>(List.of(
                program("bin/mariadbd"),
                "--no-defaults",
                "--basedir=" + software.mariaDb(),
                "--datadir=" + data,
                "--socket=mariadb.sock", // relative to the data: an absolute path may be longer than sockets allow
                "--pid-file=" + OrphanedServer.PID_FILE,
                "--bind-address=127.0.0.1",
                "--port=" + port(),
                "--skip-name-resolve",
                "--skip-ssl", // else each start makes a 4096 bit key, which takes seconds
                "--init-file=" + writeFirstStatements(),
                "--default-time-zone=+00:00",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                "--max-allowed-packet=64M",
                "--max-connections=500",
                "--innodb-flush-log-at-trx-commit=" + (options.fast() ? 2 : 1),
                "--sync-binlog=" + (options.fast() ? 0 : 1),
                "--innodb-snapshot-isolation=" + (options.snapshotIsolation() ? "ON" : "OFF")));
        command.addAll(counting());
        command.addAll(asRoot());
        return command;
    }

    private static List<String> counting() {
        return Boolean.getBoolean(COUNTS_STATEMENTS)
                ? List.of(
                        "--performance-schema=ON",
                        "--performance-schema-instrument=%=OFF",
                        "--performance-schema-instrument=statement/%=ON",
                        "--performance-schema-digests-size=2000")
                : List.of("--performance-schema=OFF");
    }

    private Path writeFirstStatements() {
        String user = "'%s'@'127.0.0.1'".formatted(username());
        Stream<String> statements = Stream.of(
                "CREATE DATABASE IF NOT EXISTS `%s`;".formatted(DATABASE),
                "CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s';".formatted(user, password()),
                "GRANT ALL ON `%s`.* TO %s;".formatted(DATABASE, user),
                "GRANT ALL ON `%s\\_%%`.* TO %s;".formatted(DATABASE, user),
                "GRANT SELECT ON performance_schema.* TO %s;".formatted(user));
        try {
            return Files.write(options.directory().resolve("init.sql"), statements.toList());
        } catch (IOException e) {
            throw new LocalStackFailure("cannot prepare MariaDB: " + e.getMessage(), e);
        }
    }

    private static List<String> asRoot() {
        return System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
    }

    private String program(String path) {
        return software.mariaDb().resolve(path).toString();
    }

    private Map<String, String> libraries() {
        return Map.of("LD_LIBRARY_PATH", software.mariaDb().resolve("libs").toString());
    }

    private boolean acceptsLogin() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), username(), password())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void run(String name, ProcessBuilder command) throws IOException {
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(name + " says: " + output);
        }
    }
}
