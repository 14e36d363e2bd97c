package io.payloom.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Named places between two effects at which a test can hold the process, to kill or stop it there: started with {@code
 * -Dpayloom.hold-file=<path>}, each thread that passes a place waits there while that file has a line with its name.
 */
public final class CrashPoint {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String HOLD_FILE = System.getProperty("payloom.hold-file", "");

    private CrashPoint() {}

    public static void pass(String name) {
        while (!HOLD_FILE.isEmpty() && heldAt().contains(name)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static List<String> heldAt() {
        try {
            return Files.readAllLines(Path.of(HOLD_FILE));
        } catch (IOException nobodyIsHeld) {
            return List.of();
        }
    }
}
