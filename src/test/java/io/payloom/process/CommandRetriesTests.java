package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandRetriesTests {

    private final CommandRetries retries = new CommandRetries(new SimpleMeterRegistry());
    private final Command command = new Command();

    @AfterEach
    void close() {
        retries.destroy();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED"})
    void sendsAgainWhatTheEngineCouldNotTake(Status.Code code) {
        retries.handleCommandError(
                command, new CompletionException(code.toStatus().asRuntimeException()));

        assertThat(command.scheduled).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"NOT_FOUND", "INVALID_ARGUMENT", "FAILED_PRECONDITION"})
    void leavesWhatIsSettled(Status.Code code) {
        retries.handleCommandError(
                command, new CompletionException(code.toStatus().asRuntimeException()));

        assertThat(command.scheduled).isZero();
    }

    @Test
    void givesUpAfterTheJobsDeadline() {
        command.beforeDeadline = false;

        retries.handleCommandError(command, new CompletionException(Status.UNAVAILABLE.asRuntimeException()));

        assertThat(command.scheduled).isZero();
    }

    /** Counts instead of sending. */
    private static final class Command extends CommandWrapper {

        private boolean beforeDeadline = true;
        private int scheduled;

        Command() {
            super(null, null, null, null, 1);
        }

        @Override
        public String toString() {
            return "a command";
        }

        @Override
        public boolean hasMoreRetries() {
            return beforeDeadline;
        }

        @Override
        public void scheduleExecutionUsing(ScheduledExecutorService scheduler) {
            scheduled++;
        }
    }
}
