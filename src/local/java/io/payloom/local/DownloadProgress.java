package io.payloom.local;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Reports a download every few seconds, and each big file when it is there. */
final class DownloadProgress extends AbstractTransferListener {

    private static final long MEGABYTE = 1_000_000;
    private static final long BIG = 10 * MEGABYTE;
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final Progress progress;
    private final Map<String, Long> bytesByFile = new ConcurrentHashMap<>();
    private volatile long reportedAt;

    DownloadProgress(Progress progress) {
        this.progress = progress;
        this.reportedAt = progress.elapsed().toMillis();
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        bytesByFile.put(name(event), event.getTransferredBytes());
        long now = progress.elapsed().toMillis();
        if (now - reportedAt >= INTERVAL.toMillis()) {
            reportedAt = now;
            long all = bytesByFile.values().stream().mapToLong(Long::longValue).sum();
            progress.report("downloading %s: %s; %d MB so far".formatted(name(event), share(event), all / MEGABYTE));
        }
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        if (event.getTransferredBytes() >= BIG) {
            progress.report("downloaded %s (%d MB)".formatted(name(event), event.getTransferredBytes() / MEGABYTE));
        }
    }

    private static String share(TransferEvent event) {
        long total = event.getResource().getContentLength();
        String done = event.getTransferredBytes() / MEGABYTE + " MB";
        return total > 0 ? done + " of " + total / MEGABYTE + " MB" : done;
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
