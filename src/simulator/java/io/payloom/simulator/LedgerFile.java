package io.payloom.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The ledger on disk: one JSON line for each change, on the disk before {@link #append} returns.
 *
 * <p>Writers that come while a sync runs share the next one. A last line that a crash tore is cut off at the start; a
 * broken line before it means that somebody else wrote here, and nothing starts.
 */
class LedgerFile implements Closeable {

    private final Path path;
    private final ObjectMapper json;
    private final FileChannel channel;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock syncing = new ReentrantLock();
    private volatile long written;
    private volatile long synced;

    LedgerFile(Path path, ObjectMapper json) throws IOException {
        this.path = path;
        this.json = json;
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lockAgainstOthers();
    }

    void load(Consumer<BankOrder> reader) throws IOException {
        long sound = 0;
        try (InputStream in = Files.newInputStream(path);
                InputStream buffered = new BufferedInputStream(in, 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = buffered.read(); next >= 0; next = buffered.read()) {
                line.write(next);
                if (next == '\n') {
                    reader.accept(parsed(line, sound));
                    sound += line.size();
                    line.reset();
                }
            }
        }
        channel.truncate(sound);
        written = sound;
        synced = sound;
    }

    void append(BankOrder order) {
        try {
            syncUpTo(write((json.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written: " + path, e);
        }
    }

    private long write(byte[] line) throws IOException {
        writing.lock();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer, written + buffer.position());
            }
            long end = written + line.length;
            written = end;
            return end;
        } finally {
            writing.unlock();
        }
    }

    private void syncUpTo(long position) throws IOException {
        syncing.lock();
        try {
            if (synced < position) {
                long reached = written;
                channel.force(false);
                synced = reached;
            }
        } finally {
            syncing.unlock();
        }
    }

    private BankOrder parsed(ByteArrayOutputStream line, long position) throws IOException {
        try {
            return json.readValue(line.toByteArray(), BankOrder.class);
        } catch (JsonProcessingException e) {
            throw new IOException("the ledger " + path + " is broken at byte " + position, e);
        }
    }

    private void lockAgainstOthers() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("the ledger " + path + " is in use by another simulator", e);
        }
        channel.close();
        throw new IOException("the ledger " + path + " is in use by another simulator");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
