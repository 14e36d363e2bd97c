package io.payloom.database;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps every {@link Snapshot} of this instance fresh with one cheap look per second at the table of versions. */
@Component
public class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final VersionMapper mapper;
    private final Map<String, Snapshot<?>> snapshots = new ConcurrentHashMap<>();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("catalogue-poller").factory());

    Snapshots(VersionMapper mapper) {
        this.mapper = mapper;
        this.poller.scheduleWithFixedDelay(this::followAll, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a first picture and keeps it fresh.
     *
     * @param name the row in {@code catalogue_version}
     * @param take reads the tables; what it throws the first time is thrown here
     * @param onRefused told when a later picture cannot be taken and the former one stays
     */
    public <T> Snapshot<T> of(String name, Supplier<T> take, Consumer<RuntimeException> onRefused) {
        Long version = versions().get(name);
        if (version == null) {
            throw new IllegalArgumentException("No version row named " + name);
        }
        Snapshot<T> snapshot = new Snapshot<>(version, take, onRefused);
        snapshots.put(name, snapshot);
        return snapshot;
    }

    /** Says that the tables behind a snapshot changed; joins the transaction that changed them. */
    public void changed(String name) {
        if (mapper.add(name) != 1) {
            throw new IllegalArgumentException("No version row named " + name);
        }
    }

    private Map<String, Long> versions() {
        return mapper.versions().stream()
                .collect(Collectors.toMap(VersionMapper.Row::name, VersionMapper.Row::version));
    }

    private void followAll() {
        try {
            Map<String, Long> versions = versions();
            snapshots.forEach((name, snapshot) -> {
                Long version = versions.get(name);
                if (version != null) {
                    snapshot.follow(version);
                }
            });
        } catch (RuntimeException unreachable) {
            LOG.warn("Catalogue versions cannot be read; going on with what is known", unreachable);
        }
    }

    @PreDestroy
    void stop() {
        poller.shutdownNow();
    }
}
