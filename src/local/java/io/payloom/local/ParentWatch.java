package io.payloom.local;

/** Ends this JVM when the process that started it, Maven or a development environment, is gone. */
public final class ParentWatch {

    private ParentWatch() {}

    public static void start() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    }
}
