package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy.ExceptionHandlingContext;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.payloom.channel.ChannelBusy;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * Jobs that fail again and again come back every time, on the real broker. By the engine's own back-off some never do:
 * camunda/camunda issue 29735.
 */
@OnRunningPayloom
class JobReturnsProcessTests {

    private static final String PROCESS = "fails-at-first";
    private static final int JOBS = 100;
    private static final int FAILURES = 20;
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final CamundaClient engine = payloom.engine();
    private final JobFailures failures = payloom.bean(JobFailures.class);
    private final Map<Long, Integer> times = new ConcurrentHashMap<>();

    @Test
    void aJobThatFailsOftenComesBackEveryTime() {
        engine.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(PROCESS)
                                .startEvent()
                                .serviceTask("Task_Fail", task -> task.zeebeJobType(PROCESS))
                                .endEvent()
                                .done(),
                        PROCESS + ".bpmn")
                .send()
                .join();
        try (JobWorker worker = engine.newWorker()
                .jobType(PROCESS)
                .handler(this::failAtFirst)
                .maxJobsActive(JOBS)
                .open()) {
            assertThat(worker.isOpen()).isTrue();
            for (int one = 0; one < JOBS; one++) {
                engine.newCreateInstanceCommand()
                        .bpmnProcessId(PROCESS)
                        .latestVersion()
                        .send()
                        .join();
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(times.values().stream().filter(given -> given > FAILURES))
                            .as("jobs done; given out how often: %s", times)
                            .hasSize(JOBS));
        }
    }

    private void failAtFirst(JobClient client, ActivatedJob job) {
        if (times.merge(job.getKey(), 1, Integer::sum) > FAILURES) {
            client.newCompleteCommand(job).send();
        } else {
            failures.handleException(new ChannelBusy("any", SOON), new ExceptionHandlingContext(client, job, mock()));
        }
    }
}
