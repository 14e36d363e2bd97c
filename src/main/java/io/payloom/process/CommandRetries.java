package io.payloom.process;

import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Repeats complete, fail and throw-error commands that the engine could not take, until the job's deadline. The
 * starter's own strategy drops them without a word, and a finished step would then run again after the job's timeout.
 */
@Component
class CommandRetries implements CommandExceptionHandlingStrategy, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRetries.class);
    private static final Set<Status.Code> PASSING =
            EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED, Status.Code.DEADLINE_EXCEEDED);
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("command-retries").factory());
    private final MeterRegistry meters;

    CommandRetries(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void handleCommandError(CommandWrapper command, Throwable thrown) {
        Status.Code code = EngineErrors.codeOf(thrown);
        meters.counter("payloom.engine.command.errors", "code", code.name()).increment();
        if (code == Status.Code.NOT_FOUND) {
            LOG.info("The job was already finished by someone else, or its instance has ended: {}", command);
        } else if (code == Status.Code.FAILED_PRECONDITION) {
            LOG.info("The job has failed meanwhile, as whoever had it before said late; it comes again: {}", command);
        } else if (PASSING.contains(code) && command.hasMoreRetries()) {
            command.increaseBackoffUsing(pause -> Math.min(LONGEST_PAUSE_MILLIS, pause * 2)
                    + ThreadLocalRandom.current().nextLong(pause));
            command.scheduleExecutionUsing(scheduler);
        } else {
            LOG.error("Gave up {}; the job will run again after its timeout", command, thrown);
        }
    }

    @Override
    public void destroy() {
        scheduler.shutdownNow();
    }
}
