package io.payloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the threads of a JVM use, as Linux tells it. */
final class Threads {

    private static final double NANOS_PER_TICK = 1e7;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private Threads() {}

    /** Nanoseconds of CPU that the JIT compiler has had; where that falls to little, the code is as fast as it gets. */
    static double compiling(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return threads.mapToDouble(Threads::compiling).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static double compiling(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            String stat = Files.readString(thread.resolve("stat"));
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return name.contains(" CompilerThre")
                    ? (Double.parseDouble(values[USER_TIME]) + Double.parseDouble(values[SYSTEM_TIME])) * NANOS_PER_TICK
                    : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
