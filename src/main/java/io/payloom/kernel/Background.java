package io.payloom.kernel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that repeats work until it is closed. What fails is logged and done again when its turn comes. */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final String consequence;
    private final ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param consequence what it means when work fails, for the log
     */
    public Background(String name, String consequence) {
        this.consequence = consequence;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Begins after one period; the next turn comes one period after the end of the last. */
    public void every(Duration period, Runnable work) {
        repeat(period, period, work);
    }

    /** Begins now. */
    public void atOnceAndEvery(Duration period, Runnable work) {
        repeat(Duration.ZERO, period, work);
    }

    private void repeat(Duration first, Duration period, Runnable work) {
        thread.scheduleWithFixedDelay(() -> tryTo(work), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once, in the caller's thread. */
    public void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException passing) {
            LOG.warn("{}: {}", consequence, passing.toString());
        }
    }

    /** Ends at once what is being done. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
