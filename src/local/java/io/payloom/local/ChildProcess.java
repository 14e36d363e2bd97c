package io.payloom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that lives no longer than this JVM: it is leashed (see {@link Leash}), deaf to Ctrl-C and hang-up, so that
 * its parent decides when it ends, and writes to a log file.
 */
final class ChildProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int PROBE_MILLIS = 150;
    private static final int LAST_LINES = 15;

    private static final Pattern FOREIGN = Pattern.compile("(SPRING|SERVER|MANAGEMENT|ZEEBE|CAMUNDA|SIMULATOR)_.*");

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** What to start: {@code name} is for people, {@code directory} is where it works and where its log stands. */
    record Launch(String name, Path directory, Map<String, String> environment, List<String> command) {

        Path log() {
            return directory.resolve(fileName() + ".log");
        }

        private String fileName() {
            return name.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    static ChildProcess start(Launch launch) {
        try {
            Files.createDirectories(launch.directory());
            Leftovers.end(launch.directory());
            Process process = builder(launch).start();
            Leftovers.record(launch.directory(), process.toHandle());
            return new ChildProcess(launch.name(), launch.log(), process);
        } catch (IOException e) {
            throw new LocalStackFailure("cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder builder(Launch launch) {
        // A signal that is ignored stays ignored over exec; JVMs and MariaDB respect that.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", launch.name()));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        // Meant for Payloom, not for what runs beside it.
        builder.environment().keySet().removeIf(name -> FOREIGN.matcher(name).matches());
        builder.environment().put("TZ", "UTC");
        builder.environment().putAll(launch.environment());
        return builder;
    }

    /** Waits until the probe says yes; fails early when the program ends first. */
    void awaitReady(Duration timeout, BooleanSupplier probe) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!probe.getAsBoolean()) {
            if (endedWithin(Duration.ofMillis(PROBE_MILLIS))) {
                throw failure("ended while it started (exit code " + process.exitValue() + ")");
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw failure("was not ready within " + timeout.toSeconds() + " s");
            }
        }
    }

    /** Waits until the probe says yes, as long as the program runs and the time has not passed. */
    void waitUntil(Duration timeout, BooleanSupplier probe) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!probe.getAsBoolean()
                && System.nanoTime() < deadline
                && !endedWithin(Duration.ofMillis(PROBE_MILLIS))) {}
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to stop, and stops it when it does not. */
    @Override
    public void close() {
        process.toHandle().destroy(); // Process.destroy would also let go of the leash
        if (!endedWithin(GRACE)) {
            kill();
        }
    }

    /** As {@code kill -9} does, it and all that it started. */
    void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        endedWithin(GRACE);
        descendants.forEach(descendant -> descendant.onExit().join());
    }

    void signal(String signal) {
        signal(signal, process.pid());
    }

    /** What it has started gets the signal, itself not. */
    void signalOffspring(String signal) {
        process.descendants().forEach(one -> signal(signal, one.pid()));
    }

    private void signal(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
            if (kill.waitFor() != 0) {
                throw failure("did not take the signal " + signal);
            }
        } catch (IOException e) {
            throw new LocalStackFailure("cannot signal " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackFailure("interrupted while " + name + " was signalled", e);
        }
    }

    private boolean endedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackFailure("interrupted while " + name + " started or stopped", e);
        }
    }

    private LocalStackFailure failure(String what) {
        return new LocalStackFailure("%s %s; the end of %s says:%n%s".formatted(name, what, log, lastLines()));
    }

    private String lastLines() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no log)";
        }
    }
}
