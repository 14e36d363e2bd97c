package io.payloom.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start on a nearly full disk, where Camunda and OpenSearch would run but silently take no writes. */
final class FreeSpace {

    private static final long MEBIBYTE = 1024L * 1024;

    private FreeSpace() {}

    static void require(Path directory, long mebibytes, String purpose) {
        long free = usable(directory) / MEBIBYTE;
        if (free < mebibytes) {
            throw new LocalStackFailure("full disk: %s has %,d MB free, %s needs %,d MB; free some space or choose "
                            .formatted(directory, free, purpose, mebibytes)
                    + "another place with -Dpayloom.local.directory=<directory>");
        }
    }

    private static long usable(Path directory) {
        try {
            return Files.getFileStore(Files.createDirectories(directory)).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
