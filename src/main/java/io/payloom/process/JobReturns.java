package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands failed jobs back to the engine after a pause that passes here. The engine's own back-off is not used: a Zeebe with
 * <a href="https://github.com/camunda/camunda/issues/29735">issue 29735</a>, 8.6.0 among them, sometimes takes a job's
 * return from it for still under way, and then the job never returns again before the broker restarts. When this
 * instance ends meanwhile, the job returns by its timeout.
 */
@Component
class JobReturns implements DisposableBean {

    /** Surely less than is left of a job's timeout. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final ScheduledExecutorService pauses = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-returns").factory());
    private final ObjectProvider<CamundaClient> client;

    JobReturns(ObjectProvider<CamundaClient> client) {
        this.client = client;
    }

    /** @param command sends what hands the job back */
    void after(Duration pause, ActivatedJob job, Runnable command) {
        if (pause.isZero()) {
            command.run();
            return;
        }
        if (pause.compareTo(SHORT) > 0) {
            keep(job, pause.plus(MARGIN));
        }
        pauses.schedule(command, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody else gets the job during this time. */
    private void keep(ActivatedJob job, Duration time) {
        client.getObject()
                .newUpdateTimeoutCommand(job.getKey())
                .timeout(time)
                .send()
                .exceptionally(timedOutAlready -> null);
    }

    @Override
    public void destroy() {
        pauses.shutdownNow();
    }
}
