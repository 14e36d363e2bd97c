package io.payloom.retention;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Writes one file under a temporary name; it has its own name once all of it is on the disk. */
final class ArchiveWriter implements AutoCloseable {

    private static final int MOST_ORDERS = 1000;
    private static final long MOST_CHARACTERS = 64_000_000;
    private static final int BUFFER = 16_384;

    private final Path file;
    private final Path part;
    private final JsonMapper json;
    private final MessageDigest digest;
    private final FileChannel channel;
    private final GZIPOutputStream packed;
    private final BufferedWriter lines;

    private int orders;
    private long characters;

    ArchiveWriter(Path file, Path part, JsonMapper json, MessageDigest digest) throws IOException {
        this.file = file;
        this.part = part;
        this.json = json;
        this.digest = digest;
        this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream digested = new DigestOutputStream(Channels.newOutputStream(channel), digest);
        this.packed = new GZIPOutputStream(digested, BUFFER);
        this.lines = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
    }

    void add(ArchivedOrder order) {
        try {
            String line = json.writeValueAsString(order);
            lines.write(line);
            lines.write('\n');
            orders++;
            characters += line.length();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int orders() {
        return orders;
    }

    boolean isFull() {
        return orders >= MOST_ORDERS || characters >= MOST_CHARACTERS;
    }

    /** Brings it to the disk and gives it its name; answers its SHA-256. */
    String finish() {
        try {
            lines.flush();
            packed.finish();
            channel.force(true);
            channel.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
                directory.force(true); // or the name may be gone after a crash
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What was not finished is gone. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
