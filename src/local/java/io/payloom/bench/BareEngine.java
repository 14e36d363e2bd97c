package io.payloom.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What the engine alone can do: the way of a paid card order through a frozen copy of the diagrams, with workers that do
 * nothing. Each order is as many messages, jobs, calls and instances as it was when the copy was made, whatever the
 * diagrams have become since.
 */
final class BareEngine implements Load, AutoCloseable {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);
    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_JOBS = 64;
    private static final int PATIENCE_SECONDS = 120;

    private final CamundaClient engine;
    private final List<JobWorker> workers = new ArrayList<>();
    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

    BareEngine(CamundaClient engine) {
        this.engine = engine;
        engine.newDeployResourceCommand()
                .addResourceFromClasspath("bench/bare-payment.bpmn")
                .addResourceFromClasspath("bench/bare-bank-transaction.bpmn")
                .addResourceFromClasspath("bench/bare-merchant-notification.bpmn")
                .send()
                .join();
        work("bare-route-order", (client, job) -> {
            String orderNo = text(job, "orderNo");
            complete(
                    client,
                    job,
                    Map.of(
                            "outcome",
                            "routed",
                            "transactionNo",
                            orderNo + "-1",
                            "channel",
                            "northbank-card",
                            "runKey",
                            String.valueOf(job.getProcessInstanceKey())));
        });
        work("bare-submit-to-bank", (client, job) -> complete(client, job, Map.of("outcome", "succeeded")));
        work("bare-settle-order", (client, job) -> {
            start("bare-merchant-notification", Map.of("notificationNo", text(job, "orderNo")));
            complete(client, job, Map.of("outcome", "succeeded"));
        });
        work("bare-notify-merchant", (client, job) -> {
            complete(client, job, Map.of("outcome", "delivered"));
            Objects.requireNonNull(open.remove(text(job, "notificationNo"))).complete(null);
        });
    }

    @Override
    public long carryOut() throws Exception {
        String orderNo = UUID.randomUUID().toString();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        open.put(orderNo, ended);
        start("bare-payment", Map.of("orderNo", orderNo));
        long accepted = System.nanoTime();
        ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return accepted;
    }

    private void start(String process, Map<String, String> variables) {
        String run = variables.values().iterator().next() + "/1";
        engine.newPublishMessageCommand()
                .messageName(process + "-due")
                .correlationKey(run)
                .messageId(run)
                .timeToLive(TIME_TO_LIVE)
                .variables(variables)
                .send()
                .join();
    }

    private void work(String type, JobHandler handler) {
        workers.add(engine.newWorker()
                .jobType(type)
                .handler(handler)
                .maxJobsActive(MOST_JOBS)
                .timeout(JOB_TIMEOUT)
                .streamEnabled(true)
                .open());
    }

    private static void complete(JobClient client, ActivatedJob job, Map<String, String> variables) {
        client.newCompleteCommand(job).variables(variables).send().join();
    }

    private static String text(ActivatedJob job, String variable) {
        return String.valueOf(job.getVariablesAsMap().get(variable));
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }
}
