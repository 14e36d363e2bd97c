package io.payloom.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of the archive: gzip, one line of JSON for each order, never changed once they are recorded. */
@Component
class ArchiveFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final @Nullable Path directory;

    ArchiveFiles(RetentionProperties properties) {
        this.directory = properties.archive();
    }

    /** Whether there is an archive to write to. */
    boolean isOn() {
        return directory != null;
    }

    /** The directory is never made here: what is missing may be a disk that is not mounted. */
    ArchiveWriter begin(String name) {
        try {
            return new ArchiveWriter(path(name), part(name), JSON, sha256());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(part(name));
            Files.deleteIfExists(path(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws ArchiveUnreadable when it is not where the archive is now */
    void requireThere(ArchiveFile file) {
        if (directory == null || !Files.exists(path(file.name()))) {
            throw missing(file.name());
        }
    }

    /** @throws ArchiveUnreadable when it is not as it was written */
    ArchivedOrder read(ArchiveFile file, int number) {
        AtomicReference<String> found = new AtomicReference<>();
        readLines(file, (line, at) -> {
            if (at == number) {
                found.set(line);
            }
        });
        String line = found.get();
        if (line == null) {
            throw damaged(file, "it has no line " + number);
        }
        return order(file, line);
    }

    /** @throws ArchiveUnreadable when it is not as it was written */
    void check(ArchiveFile file) {
        readLines(file, (line, number) -> {});
    }

    /**
     * Reads the whole file twice: first whether it is what was written, then order by order.
     *
     * @param each is given the order and the number of its line
     * @throws ArchiveUnreadable when it is not as it was written
     */
    void readBack(ArchiveFile file, ObjIntConsumer<ArchivedOrder> each) {
        check(file);
        readLines(file, (line, number) -> each.accept(order(file, line), number));
    }

    private void readLines(ArchiveFile file, ObjIntConsumer<String> each) {
        if (directory == null) {
            throw missing(file.name());
        }
        MessageDigest digest = sha256();
        int number = 0;
        try (InputStream stored = new DigestInputStream(Files.newInputStream(path(file.name())), digest);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(stored), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                each.accept(line, number);
            }
            stored.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException none) {
            throw missing(file.name());
        } catch (ZipException | EOFException broken) {
            throw damaged(file, String.valueOf(broken.getMessage()));
        } catch (IOException failed) {
            throw new ArchiveUnreadable("File " + file.name() + " of the archive cannot be read: " + failed);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(file.sha256()) || number != file.orders()) {
            throw damaged(file, "its SHA-256 is " + found + " and not " + file.sha256());
        }
    }

    private static ArchivedOrder order(ArchiveFile file, String line) {
        try {
            return JSON.readValue(line, ArchivedOrder.class);
        } catch (JsonProcessingException other) {
            throw damaged(file, String.valueOf(other.getOriginalMessage()));
        }
    }

    private ArchiveUnreadable missing(String name) {
        return new ArchiveUnreadable("File " + name + " of the archive is missing: "
                + (directory == null
                        ? "payloom.retention.archive is not set in this instance."
                        : "it is not in " + directory + ". Bring it back from the backup."));
    }

    private static ArchiveUnreadable damaged(ArchiveFile file, String why) {
        return new ArchiveUnreadable(
                "File " + file.name() + " of the archive is damaged: " + why + ". Bring it back from the backup.");
    }

    private Path path(String name) {
        return directory().resolve(name);
    }

    private Path part(String name) {
        return directory().resolve(name + ".part");
    }

    private Path directory() {
        if (directory == null) {
            throw new IllegalStateException("There is no archive");
        }
        return directory;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
