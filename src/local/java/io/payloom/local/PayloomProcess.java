package io.payloom.local;

import io.payloom.PayloomApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payloom itself as a child process, so that it can be killed. */
public final class PayloomProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Path directory;
    private final String url;
    private final List<String> arguments;
    private volatile @Nullable ChildProcess process;

    /** @param arguments its command line; see {@code io.payloom.support.RunningPayloom} */
    public PayloomProcess(Path directory, int port, List<String> arguments) {
        this.directory = directory;
        this.url = "http://127.0.0.1:" + port;
        this.arguments = arguments;
    }

    /** Properties as arguments of the command line. */
    public static List<String> arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    /** Starts it, with JVM options such as {@code -Xmx512m}, and waits until it answers. */
    public PayloomProcess start(String... options) {
        JavaCommand command = new JavaCommand(
                PayloomApplication.class.getName(), JavaCommand.ownClassPath(), List.of(options), arguments);
        process = ChildProcess.start(new ChildProcess.Launch("Payloom", directory, Map.of(), command.line()));
        process.awaitReady(READY_WITHIN, () -> Http.answers(Http.get(url + "/v3/api-docs"), answer -> true));
        return this;
    }

    public String url() {
        return url;
    }

    /** Where its log stands. */
    public Path directory() {
        return directory;
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Stops it as {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Stops its threads where they are until {@link #resume}, as a long pause of the machine does. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        if (process != null) {
            process.signal(name);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
