package io.payloom.process;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine client's threads: every job runs on a virtual thread of its own, so that a hanging bank holds up nobody. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(ProcessProperties.class)
class EngineConfiguration {

    @Bean
    CamundaClientExecutorService camundaClientExecutorService(ConfigurableApplicationContext application) {
        JobThreads threads = new JobThreads();
        application.addApplicationListener(threads);
        return new CamundaClientExecutorService(threads, true);
    }

    /**
     * The client takes a scheduler only; this one hands each task that is due now to a virtual thread. Once the application
     * ends, what was put off is not done any more: while the engine is away the client puts off opening its streams, and one
     * that it opens after the worker was closed keeps a lock for which the end would wait for ever.
     */
    static final class JobThreads extends ScheduledThreadPoolExecutor
            implements ApplicationListener<ContextClosedEvent> {

        private final Executor virtualThreads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("job-", 0).factory());

        private volatile boolean ending;

        JobThreads() {
            super(2, Thread.ofPlatform().daemon().name("engine-client-", 0).factory());
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public void execute(Runnable task) {
            virtualThreads.execute(task);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(() -> runUnlessEnding(task), delay, unit);
        }

        private void runUnlessEnding(Runnable task) {
            if (!ending) {
                task.run();
            }
        }

        @Override
        public void onApplicationEvent(ContextClosedEvent closed) {
            ending = true;
        }
    }
}
