package io.payloom.database;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps every {@link Snapshot} of this instance fresh with one cheap look per second at the table of versions. */
@Component
public class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final VersionMapper mapper;
    private final Database database;
    private final Map<String, Snapshot<?>> snapshots = new ConcurrentHashMap<>();
    private final AtomicBoolean isDue = new AtomicBoolean();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("catalogue-poller").factory());

    @Autowired
    Snapshots(VersionMapper mapper, Database database) {
        this(mapper, database, PERIOD);
    }

    Snapshots(VersionMapper mapper, Database database, Duration period) {
        this.mapper = mapper;
        this.database = database;
        this.poller.scheduleWithFixedDelay(
                this::followAll, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
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

    /**
     * Says that the tables behind a snapshot changed; joins the transaction that changed them. Here they are read anew as
     * soon as that is committed, by other instances within a second.
     */
    public void changed(String name) {
        if (mapper.add(name) != 1) {
            throw new IllegalArgumentException("No version row named " + name);
        }
        database.afterCommit(this::followSoon);
    }

    private void followSoon() {
        try {
            if (isDue.compareAndSet(false, true)) {
                poller.execute(() -> {
                    isDue.set(false);
                    followAll();
                });
            }
        } catch (RejectedExecutionException ending) {
            LOG.debug("Nothing is followed any more");
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
