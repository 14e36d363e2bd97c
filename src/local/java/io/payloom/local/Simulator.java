package io.payloom.local;

import io.payloom.simulator.SimulatorApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bank simulator as a child process. */
public final class Simulator implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final Path directory;
    private final int port;
    private final List<String> settings;
    private volatile @Nullable ChildProcess process;

    Simulator(Path directory, int port) {
        this(directory, port, List.of());
    }

    /** @param settings further arguments of its command line, such as {@code --simulator.timings.hang=1s} */
    Simulator(Path directory, int port, List<String> settings) {
        this.directory = directory;
        this.port = port;
        this.settings = settings;
    }

    Simulator start() {
        JavaCommand command = new JavaCommand(
                SimulatorApplication.class.getName(),
                JavaCommand.ownClassPath(),
                List.of("-Xmx192m"),
                Stream.concat(
                                Stream.of(
                                        "--server.address=127.0.0.1",
                                        "--server.port=" + port,
                                        "--simulator.ledger-file=" + ledgerFile()),
                                settings.stream())
                        .toList());
        process = ChildProcess.start(new ChildProcess.Launch("bank simulator", directory, Map.of(), command.line()));
        process.awaitReady(READY_WITHIN, () -> Http.answers(Http.get(url() + "/"), answer -> true));
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What the banks did, as they themselves wrote it down. */
    public Path ledgerFile() {
        return directory.resolve("ledger");
    }

    /** Stops it as {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Starts it again, with the same ledger, on the same port. */
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
}
