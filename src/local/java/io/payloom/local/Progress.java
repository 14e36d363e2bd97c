package io.payloom.local;

import java.io.PrintStream;
import java.time.Duration;

/** Tells the person at the keyboard what happens, with the seconds since the start. */
final class Progress {

    private final long startedAt = System.nanoTime();
    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void report(String line) {
        out.printf("[%3d s] %s%n", elapsed().toSeconds(), line);
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
