package io.payloom.kernel;

/**
 * Named places between two effects at which a test can end the process as a power cut would: with
 * {@code -Dpayloom.crash-point=<name>} the first thread to pass that place halts the JVM with status 137.
 */
public final class CrashPoint {

    private static final int KILLED = 137;
    private static final String ARMED = System.getProperty("payloom.crash-point", "");

    private CrashPoint() {}

    public static void pass(String name) {
        if (ARMED.equals(name)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
