package io.payloom.process;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine client's threads: every job runs on a virtual thread of its own, so that a hanging bank holds up nobody. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties(ProcessProperties.class)
class EngineConfiguration {

    @Bean
    CamundaClientExecutorService camundaClientExecutorService() {
        return new CamundaClientExecutorService(new JobThreads(), true);
    }

    /** The client takes a scheduler only; this one hands each task that is due now to a virtual thread. */
    private static final class JobThreads extends ScheduledThreadPoolExecutor {

        private final Executor virtualThreads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("job-", 0).factory());

        JobThreads() {
            super(2, Thread.ofPlatform().daemon().name("engine-client-", 0).factory());
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public void execute(Runnable task) {
            virtualThreads.execute(task);
        }
    }
}
