package io.payloom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** While it is there, an application that was started for it holds its threads at a place of {@code CrashPoint}. */
public final class HoldFile {

    private final Path file;

    public HoldFile(Path directory) {
        this.file = directory.resolve("hold");
    }

    /** Puts the file there and returns the JVM options to start the application with. */
    public String[] holdAt(String place) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {"-Dpayloom.hold-point=" + place, "-Dpayloom.hold-file=" + file};
    }

    public void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
