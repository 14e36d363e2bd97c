package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.kernel.Background;
import io.payloom.outbox.Outbox;
import io.payloom.outbox.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes what is due in the outbox. A message that the engine has already counts as published. It stays until it is
 * heard and goes again after the engine has forgotten it.
 */
@Component
class OutboxRelay implements SmartLifecycle, Outbox.Relay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration BOOKS = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration ENGINE_FORGETS = Duration.ofSeconds(90);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 6;

    private final Outbox outbox;
    private final CamundaClient client;
    private final ProcessDeployer deployer;
    private final ProcessProperties properties;
    private final EngineWatch engine;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Semaphore inFlight;
    /** For messages right from their transaction: they do not wait while the outbox is being read. */
    private final Semaphore handedOver;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outbox-", 0).factory());
    private final Background bookkeeping = new Background("outbox-books", "What the engine has taken is noted later");
    private volatile boolean running;

    OutboxRelay(
            Outbox outbox,
            CamundaClient client,
            ProcessDeployer deployer,
            ProcessProperties properties,
            EngineWatch engine,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.client = client;
        this.deployer = deployer;
        this.properties = properties;
        this.engine = engine;
        this.inFlight = new Semaphore(properties.mostInFlight());
        this.handedOver = new Semaphore(properties.mostInFlight());
        Gauge.builder("payloom.outbox.oldest", outbox, box -> box.oldestDue().toMillis() / 1000.0)
                .description("Age of the oldest message that is due")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        outbox.relayedBy(this);
        bookkeeping.every(BOOKS, outbox::writeDownTaken);
        Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                boolean more = deployer.isDeployed() && publishDue();
                if (!more && wakeUp.tryAcquire(properties.relayPause().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error passing) {
                LOG.warn("The outbox cannot be read: {}", passing.toString());
                pause();
            }
        }
    }

    /** Returns whether there may be more. */
    private boolean publishDue() throws InterruptedException {
        inFlight.acquire();
        int free = 1 + inFlight.drainPermits();
        List<Row> due = List.of();
        try {
            due = outbox.lease(free, LEASE);
        } finally {
            inFlight.release(free - due.size());
        }
        due.forEach(row -> threads.execute(() -> send(row, inFlight)));
        return !due.isEmpty();
    }

    @Override
    public boolean hasRoom() {
        return running && deployer.isDeployed() && engine.isProcessing() && handedOver.availablePermits() > 0;
    }

    @Override
    public void publish(Row row) {
        boolean room = handedOver.tryAcquire();
        try {
            threads.execute(() -> {
                if (room) {
                    send(row, handedOver);
                } else {
                    putBack(row, Duration.ZERO);
                    look();
                }
            });
        } catch (RejectedExecutionException ending) {
            LOG.debug("{} is left to another instance", row.messageId(), ending); // it was committed as leased
        }
    }

    @Override
    public void look() {
        wakeUp.release();
    }

    private void send(Row row, Semaphore held) {
        try {
            client.newPublishMessageCommand()
                    .messageName(row.name())
                    .correlationKey(row.correlationKey())
                    .messageId(row.messageId())
                    .timeToLive(Duration.ofSeconds(row.ttlSeconds()))
                    .variables(row.variables())
                    .send()
                    .join();
            published(row);
        } catch (RuntimeException failed) {
            if (EngineErrors.codeOf(failed) == Status.Code.ALREADY_EXISTS) {
                published(row);
            } else {
                LOG.atLevel(isNews(failed) ? Level.WARN : Level.DEBUG)
                        .log("{} waits in the outbox: {}", row.messageId(), EngineErrors.codeOf(failed));
                tryAgain(row);
            }
        } finally {
            held.release();
        }
    }

    /** An engine that is away has been told of, and one that is busy says so for each message: the metric counts that. */
    private boolean isNews(RuntimeException failed) {
        return engine.isProcessing() && EngineErrors.codeOf(failed) != Status.Code.RESOURCE_EXHAUSTED;
    }

    private void published(Row row) {
        outbox.published(row, Duration.ofSeconds(row.ttlSeconds()).plus(ENGINE_FORGETS));
    }

    private void tryAgain(Row row) {
        long pause = FIRST_PAUSE_MILLIS << Math.min(row.attempts(), MOST_DOUBLINGS);
        long jittered = pause + ThreadLocalRandom.current().nextLong(pause);
        putBack(row, Duration.ofMillis(Math.min(jittered, LONGEST_PAUSE.toMillis())));
    }

    private void putBack(Row row, Duration pause) {
        try {
            outbox.again(row, pause);
        } catch (RuntimeException unreachable) {
            LOG.warn("{} stays in the outbox until its lease ends: {}", row.messageId(), unreachable.toString());
        }
    }

    private void pause() {
        try {
            wakeUp.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        wakeUp.release();
        threads.shutdown();
        bookkeeping.close();
        bookkeeping.tryTo(outbox::writeDownTaken);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
