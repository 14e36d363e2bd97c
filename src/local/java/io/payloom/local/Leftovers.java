package io.payloom.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What a run that was killed may still have on its way down: waited for, and ended, before a new run uses the same data.
 * A file beside the data names the process; the start time in it tells it from a later process with the same id.
 */
final class Leftovers {

    private static final String FILE = "process.id";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    static void record(Path directory, ProcessHandle process) throws IOException {
        Files.writeString(directory.resolve(FILE), process.pid() + " " + startOf(process));
    }

    /** Ends what an earlier run started in that directory, if it still runs. */
    static void end(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                List<String> words = List.of(Files.readString(file).split(" ", 2));
                running(Long.parseLong(words.getFirst()), words.getLast()).ifPresent(Leftovers::end);
            }
        } catch (IOException e) {
            throw new LocalStackFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<ProcessHandle> running(long pid, String start) {
        return ProcessHandle.of(pid).filter(process -> startOf(process).equals(start));
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroy();
        family.forEach(Leftovers::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            process.destroyForcibly();
        } catch (InterruptedException | ExecutionException e) {
            throw new LocalStackFailure("cannot end process " + process.pid() + " of an earlier run", e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
