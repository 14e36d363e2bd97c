package io.payloom.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tests share: each part starts when the first test asks for it, on free ports, with nothing in it, and ends
 * with this JVM. A part that a test stopped has to be started again by that test.
 */
public final class TestEnvironment {

    private static final Path DIRECTORY = Path.of("target/test-stack").toAbsolutePath();
    private static final Progress PROGRESS = new Progress(System.out);
    private static final Software SOFTWARE =
            new Software(Path.of("target/local/software").toAbsolutePath(), PROGRESS);

    /** MariaDB's newer default; {@code -Dpayloom.test.snapshot-isolation=false} tests with the older one. */
    private static final boolean SNAPSHOT_ISOLATION =
            Boolean.parseBoolean(System.getProperty("payloom.test.snapshot-isolation", "true"));

    /** A slow machine, too, has told the merchant of the failure before the surprise; tests move the clock there. */
    private static final String LATE_SURPRISES = "--simulator.timings.surprise-delay=20s";

    /** A bank that never answers holds a call up in real time, longer than a busy machine needs for one that answers. */
    private static final String SHORT_SILENCE = "--simulator.timings.hang=2s";

    /** On the machine's clock tests cannot wait long for a bank that says at first that it does not find an order. */
    private static final String SOON_VISIBLE = "--simulator.timings.late-visible-delay=10s";

    private static boolean wiped;
    private static @Nullable DatabaseServer database;
    private static @Nullable MariaDb mariaDb;
    private static @Nullable Camunda camunda;
    private static @Nullable Simulator simulator;

    private TestEnvironment() {}

    /** The server of {@code -Dpayloom.test.jdbc-url}, else MariaDB. */
    public static synchronized DatabaseServer database() {
        if (database == null) {
            String given = System.getProperty("payloom.test.jdbc-url", "");
            database = given.isEmpty() ? mariaDb() : TestServer.at(given);
        }
        return database;
    }

    /** For what is tested with a server that belongs to the test; others take {@link #database()}. */
    public static synchronized MariaDb mariaDb() {
        if (mariaDb == null) {
            MariaDb.Options options = new MariaDb.Options(in("mariadb"), Ports.free(), true, SNAPSHOT_ISOLATION);
            mariaDb = new MariaDb(SOFTWARE, options).start();
        }
        return mariaDb;
    }

    /** Broker and gateway with a controlled clock; without Operate. */
    public static synchronized Camunda camunda() {
        if (camunda == null) {
            camunda = new Camunda(SOFTWARE, camundaSettings("camunda", Optional.empty(), true)).start();
        }
        return camunda;
    }

    /** Parts of its own for a Payloom in a process of its own, on the machine's clock. They start now; keep them. */
    public static OwnParts ownParts(String name, boolean withOperate) {
        Optional<String> search =
                withOperate ? Optional.of(openSearch(in(name + "-opensearch")).url()) : Optional.empty();
        return new OwnParts(
                name,
                mariaDb(in(name + "-mariadb")),
                new Camunda(SOFTWARE, camundaSettings(name + "-camunda", search, false)).start(),
                new Simulator(in(name + "-simulator"), Ports.free(), List.of(SOON_VISIBLE)).start());
    }

    /** One that a test may kill. */
    static MariaDb mariaDb(Path directory) {
        return new MariaDb(SOFTWARE, new MariaDb.Options(directory, Ports.free(), true, SNAPSHOT_ISOLATION)).start();
    }

    static OpenSearch openSearch(Path directory) {
        return new OpenSearch(SOFTWARE, directory, Ports.free()).start();
    }

    public static synchronized Simulator simulator() {
        if (simulator == null) {
            simulator = new Simulator(in("simulator"), Ports.free(), List.of(LATE_SURPRISES, SHORT_SILENCE)).start();
        }
        return simulator;
    }

    /** A place for what else a test starts. */
    public static Path directory(String name) {
        return in(name);
    }

    private static CamundaSettings camundaSettings(String name, Optional<String> search, boolean controlledClock) {
        return new CamundaSettings(in(name), Ports.free(), Ports.free(), Ports.free(), search, controlledClock);
    }

    private static synchronized Path in(String name) {
        if (!wiped) {
            parts().forEach(Leftovers::end);
            Directories.delete(DIRECTORY);
            wiped = true;
        }
        return DIRECTORY.resolve(name);
    }

    private static List<Path> parts() {
        if (!Files.isDirectory(DIRECTORY)) {
            return List.of();
        }
        try (Stream<Path> parts = Files.list(DIRECTORY)) {
            return parts.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new LocalStackFailure("cannot look into " + DIRECTORY + ": " + e.getMessage(), e);
        }
    }
}
