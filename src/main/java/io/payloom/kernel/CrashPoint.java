package io.payloom.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Named places between two effects at which a test can end the process as a power cut would, or hold its threads until it
 * is killed or stopped: with {@code -Dpayloom.crash-point=<name>} the first thread to pass that place halts the JVM with
 * status 137; with {@code -Dpayloom.hold-point=<name>} each thread that passes it waits while the file {@code
 * -Dpayloom.hold-file=<path>} exists.
 */
public final class CrashPoint {

    private static final int KILLED = 137;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String ARMED = System.getProperty("payloom.crash-point", "");
    private static final String HOLDING = System.getProperty("payloom.hold-point", "");
    private static final Path HOLD_FILE = Path.of(System.getProperty("payloom.hold-file", ""));

    private CrashPoint() {}

    public static void pass(String name) {
        if (ARMED.equals(name)) {
            Runtime.getRuntime().halt(KILLED);
        }
        while (HOLDING.equals(name) && Files.exists(HOLD_FILE)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
