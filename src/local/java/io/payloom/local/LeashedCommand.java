package io.payloom.local;

import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Main class of a tiny JVM that runs a native command and stops it, politely at first, when this JVM is told to stop
 * or its parent is gone. Needs nothing but the JDK on the class path.
 */
final class LeashedCommand {

    private static final int GRACE_SECONDS = 10;

    private LeashedCommand() {}

    public static void main(String[] command) throws Exception {
        Process process = new ProcessBuilder(List.of(command))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        Leash.whenParentEnds(() -> System.exit(1));
        System.exit(process.waitFor());
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
