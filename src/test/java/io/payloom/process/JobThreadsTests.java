package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.payloom.process.EngineConfiguration.JobThreads;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

class JobThreadsTests {

    private final JobThreads threads = new JobThreads();
    private final AtomicInteger done = new AtomicInteger();

    /** Issue 13, item 31: told to stop while the engine was away, the process did not end. */
    @Test
    void onceTheApplicationEndsNothingIsDoneThatWasPutOff() throws Exception {
        ContextClosedEvent closed = new ContextClosedEvent(mock(ApplicationContext.class));

        Future<?> before = putOff(500);
        threads.onApplicationEvent(closed);
        Future<?> after = putOff(0);

        before.get(1, TimeUnit.MINUTES);
        after.get(1, TimeUnit.MINUTES);

        assertThat(done).hasValue(0);
        threads.shutdown();
    }

    @Test
    void untilThenItIsDone() throws Exception {
        putOff(1).get(1, TimeUnit.MINUTES);

        assertThat(done).hasValue(1);
        threads.shutdown();
    }

    private Future<?> putOff(int millis) {
        Runnable task = done::incrementAndGet;
        return threads.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
