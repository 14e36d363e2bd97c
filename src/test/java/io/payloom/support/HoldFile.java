package io.payloom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** While it is there, an application that was started with {@link #option} holds its threads at places of {@code CrashPoint}. */
public final class HoldFile {

    private final Path file;

    HoldFile(Path directory) {
        this.file = directory.resolve("hold");
    }

    String option() {
        return "-Dpayloom.hold-file=" + file;
    }

    public void holdAt(String... places) {
        try {
            Files.createDirectories(file.getParent());
            Path whole = Files.writeString(file.resolveSibling("hold.new"), String.join("\n", places));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
