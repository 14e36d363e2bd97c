package io.payloom.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command line that runs a main class in a JVM of its own, on the {@link Leash}, with the JDK of this JVM. */
record JavaCommand(String mainClass, String classPath, List<String> options, List<String> arguments) {

    /** Set where what runs long is measured. */
    static final String FULL_JIT = "payloom.local.full-jit";

    private static final int FIRST_JDK_WITH_UNSAFE_OPTION = 23;

    List<String> line() {
        List<String> line = new ArrayList<>(jvm());
        line.addAll(options);
        line.addAll(List.of("-cp", classPath + File.pathSeparator + ownClasses(), Leash.class.getName(), mainClass));
        line.addAll(arguments);
        return line;
    }

    /** The same for a native command: a tiny JVM holds the leash. */
    static List<String> nativeLine(List<String> command) {
        List<String> line = new ArrayList<>(List.of(java(), "-Xmx24m", "-Xss256k", "-XX:+UseSerialGC"));
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", ownClasses(), LeashedCommand.class.getName()));
        line.addAll(command);
        return line;
    }

    /** The class path of this JVM, also where Surefire hides it behind a jar of its own, with absolute paths. */
    static String ownClassPath() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> jvm() {
        List<String> jvm = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        if (!Boolean.getBoolean(FULL_JIT)) {
            jvm.add("-XX:TieredStopAtLevel=1"); // a third less work until ready; enough speed for one person
        }
        jvm.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= FIRST_JDK_WITH_UNSAFE_OPTION) {
            jvm.add("--sun-misc-unsafe-memory-access=allow");
        }
        return jvm;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String ownClasses() {
        try {
            return Path.of(Leash.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
