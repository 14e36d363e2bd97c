package io.payloom.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A MariaDB server whose leash was killed before it: it still holds the data, so it has to go. */
final class OrphanedServer {

    static final String PID_FILE = "mariadb.pid";

    private static final int GRACE_SECONDS = 10;

    private OrphanedServer() {}

    static void end(Path data) {
        Path file = data.resolve(PID_FILE);
        try {
            if (Files.exists(file)) {
                long pid = Long.parseLong(Files.readString(file).strip());
                ProcessHandle.of(pid)
                        .filter(process -> servesFrom(data, process))
                        .ifPresent(OrphanedServer::end);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LocalStackFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean servesFrom(Path data, ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("--datadir=" + data);
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        server.onExit()
                .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(tooSlow -> {
                    server.destroyForcibly();
                    return server;
                })
                .join();
    }
}
