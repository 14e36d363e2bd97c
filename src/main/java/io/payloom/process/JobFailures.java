package io.payloom.process;

import static java.util.Comparator.comparing;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.payloom.catalogue.UnknownChannel;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.UnknownAccount;
import io.payloom.database.Outage;
import io.payloom.kernel.SubjectKind;
import io.payloom.latemoney.CaseNeedsPerson;
import io.payloom.lifecycle.RunSuperseded;
import io.payloom.notification.MerchantBusy;
import io.payloom.process.worker.OperateDecisions;
import io.payloom.refund.RefundNeedsPerson;
import io.payloom.transaction.asking.QueriesExhausted;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.Question;
import io.payloom.transaction.sending.ChannelUnreachable;
import io.payloom.transaction.sending.OrderNumbersUsedUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a job's exception means to its process. Only defects use up retries; what passes by itself is tried again with
 * the same retries after a jittered pause. Messages carry no data of the order: they are visible in Operate.
 */
@Component
class JobFailures implements JobExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration UNREACHABLE = Duration.ofSeconds(1);
    private static final Duration INFRASTRUCTURE = Duration.ofSeconds(3);
    private static final Duration DEFECT = Duration.ofSeconds(5);
    private static final Duration MENDED = Duration.ofSeconds(30);
    private static final int COMMAND_ATTEMPTS = 1000;

    private final CommandExceptionHandlingStrategy commandRetries;
    private final MetricsRecorder metrics;
    private final JobReturns returns;
    private final FollowUp followUp;
    private final OperateDecisions decisions;
    private final ObjectProvider<CamundaClient> client;
    private final List<String> subjects;

    JobFailures(
            CommandExceptionHandlingStrategy commandRetries,
            MetricsRecorder metrics,
            JobReturns returns,
            FollowUp followUp,
            OperateDecisions decisions,
            ObjectProvider<CamundaClient> client,
            List<SubjectKind> kinds) {
        this.commandRetries = commandRetries;
        this.metrics = metrics;
        this.returns = returns;
        this.followUp = followUp;
        this.decisions = decisions;
        this.client = client;
        this.subjects = kinds.stream()
                .sorted(comparing(kind -> kind.process().isEmpty())) // what has a process before its parts
                .map(SubjectKind::variable)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public void handleException(Exception thrown, ExceptionHandlingContext context) {
        ActivatedJob job = context.job();
        switch (thrown) {
            case RunSuperseded superseded -> cancel(superseded);
            case QueriesExhausted exhausted -> callAPerson(context, asking(exhausted, exhausted.call()), Map.of());
            case CaseNeedsPerson open ->
                awaitDecision(context, asking(open, open.question().call()), Map.of("orderNo", open.orderNo()));
            case DecisionUnclear unclear -> awaitDecision(context, correcting(unclear), Map.of());
            case UnknownAccount gone -> untilMended(context, gone.getMessage());
            case OrderNumbersUsedUp none -> untilMended(context, none.getMessage());
            case UnknownChannel gone -> untilMended(context, gone.getMessage());
            case RefundNeedsPerson refused -> awaitDecision(context, asking(refused, refused.call()), Map.of());
            case ChannelBusy busy -> busy(context, busy);
            case MerchantBusy busy -> {
                followUp.triesAgain(job, BUSY.multipliedBy(2));
                fail(context, job.getRetries(), BUSY, busy.getMessage());
            }
            case ChannelUnreachable gone -> fail(context, job.getRetries(), UNREACHABLE, gone.getMessage());
            default -> other(context, thrown);
        }
    }

    /** Who was given a time to come back keeps to it but for a moment, so that they stay one after the other. */
    private void busy(ExceptionHandlingContext context, ChannelBusy busy) {
        Duration pause = busy.retryAfter().map(wait -> wait.plus(upTo(MOMENT))).orElseGet(() -> BUSY.plus(upTo(BUSY)));
        followUp.triesAgain(context.job(), pause);
        failAfter(context, context.job().getRetries(), pause, busy.getMessage(), Map.of());
    }

    private String asking(Exception needsPerson, String call) {
        return needsPerson.getMessage() + " " + decisions.how(call);
    }

    private String correcting(DecisionUnclear unclear) {
        Question question = Objects.requireNonNull(unclear.question(), "a worker says what was to be decided");
        return unclear.getMessage() + ". " + decisions.howToCorrect(question.call());
    }

    /** The run is not replaced while the incident waits for a person's word. */
    private void awaitDecision(
            ExceptionHandlingContext context, @Nullable String message, Map<String, Object> variables) {
        followUp.awaitsPerson(context.job());
        callAPerson(context, message, variables);
    }

    /** The step goes on by itself once the catalogue is right; until then an alert says what is wrong with it. */
    private void untilMended(ExceptionHandlingContext context, @Nullable String message) {
        LOG.warn("Job {} of type {} waits for a person: {}", context.job().getKey(), type(context), message);
        followUp.fails(context.job(), message + ". It is tried again every minute.");
        followUp.triesAgain(context.job(), MENDED.multipliedBy(2));
        fail(context, context.job().getRetries(), MENDED, message);
    }

    /**
     * An incident whose message says what a person can do.
     *
     * @param variables by which it can be found in Operate, besides those of its process
     */
    private void callAPerson(
            ExceptionHandlingContext context, @Nullable String message, Map<String, Object> variables) {
        failAfter(context, 0, Duration.ZERO, message, variables);
    }

    private void other(ExceptionHandlingContext context, Exception thrown) {
        if (Outage.isBehind(thrown)) {
            infrastructure(context, thrown);
        } else {
            defect(context, thrown);
        }
    }

    /** The instance no longer drives its order: it ends, and the one that does goes on. */
    private void cancel(RunSuperseded superseded) {
        LOG.warn("{}; cancelling it", superseded.getMessage());
        client.getObject()
                .newCancelInstanceCommand(Long.parseLong(superseded.runKey()))
                .send()
                .exceptionally(alreadyGone -> null);
    }

    private void infrastructure(ExceptionHandlingContext context, Exception thrown) {
        LOG.warn("Job {} of type {} will be tried again: {}", context.job().getKey(), type(context), thrown.toString());
        fail(context, context.job().getRetries(), INFRASTRUCTURE, "The database cannot be reached; trying again.");
    }

    private void defect(ExceptionHandlingContext context, Exception thrown) {
        LOG.error("Job {} of type {} failed", context.job().getKey(), type(context), thrown);
        int left = context.job().getRetries() - 1;
        String words = "A step failed: " + type(context) + subject(context.job()) + ": "
                + thrown.getClass().getSimpleName() + ". The application's log tells it under job "
                + context.job().getKey() + ". Nothing was lost; Retry runs the step again.";
        if (left <= 0) {
            followUp.fails(context.job(), words);
        }
        fail(context, left, left > 0 ? DEFECT : Duration.ZERO, words);
    }

    /** The number that the job is about, as far as its worker has fetched it. */
    private String subject(ActivatedJob job) {
        return subjects.stream()
                .map(job.getVariablesAsMap()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(number -> " for " + number)
                .orElse("");
    }

    private void fail(ExceptionHandlingContext context, int retries, Duration pause, @Nullable String message) {
        failAfter(context, retries, pause.plus(upTo(pause)), message, Map.of());
    }

    private static Duration upTo(Duration most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis() + 1));
    }

    private void failAfter(
            ExceptionHandlingContext context,
            int retries,
            Duration pause,
            @Nullable String message,
            Map<String, Object> variables) {
        var command = context.jobClient()
                .newFailCommand(context.job().getKey())
                .retries(retries)
                .errorMessage(String.valueOf(message))
                .variables(variables);
        var sending = new CommandWrapper(command, context.job(), commandRetries, metrics, COMMAND_ATTEMPTS);
        returns.after(
                pause,
                context.job(),
                () -> sending.executeAsyncWithMetrics(
                        MetricsRecorder.METRIC_NAME_JOB, MetricsRecorder.ACTION_FAILED, type(context)));
    }

    private static String type(ExceptionHandlingContext context) {
        return context.job().getType();
    }
}
