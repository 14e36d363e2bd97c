package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Issue 13, item 15: while the engine is away the log says so once, without stack traces. */
class PollFailuresTests {

    private static final String POLLER = "io.camunda.client.job.poller";

    private final EngineWatch engine = mock();
    private final PollFailures failures = new PollFailures(engine);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        written.list = new CopyOnWriteArrayList<>(); // others write at the same time
        written.start();
        root.addAppender(written);
        failures.begin();
    }

    @AfterEach
    void stop() {
        failures.end();
        root.detachAppender(written);
    }

    @Test
    void manyPollsThatFailAreOneLine() {
        when(engine.isProcessing()).thenReturn(true);

        fail("DEADLINE_EXCEEDED");
        fail("DEADLINE_EXCEEDED");
        fail("DEADLINE_EXCEEDED");

        assertThat(lines())
                .containsExactly("Jobs cannot be fetched from the engine, it is tried again: DEADLINE_EXCEEDED");
        assertThat(written.list).allMatch(line -> line.getThrowableProxy() == null);
    }

    @Test
    void nothingIsSaidTwiceOfAnEngineThatIsKnownToBeAway() {
        when(engine.isProcessing()).thenReturn(false);

        fail("UNAVAILABLE");

        assertThat(lines()).isEmpty();
    }

    @Test
    void whatElseTheClientSaysIsWrittenAsItIs() {
        LoggerFactory.getLogger(POLLER)
                .warn(
                        "Failed to activate jobs for worker {} and job type {}",
                        "w",
                        "t",
                        new IllegalStateException("odd"));

        assertThat(lines()).containsExactly("Failed to activate jobs for worker w and job type t");
    }

    private static void fail(String code) {
        LoggerFactory.getLogger(POLLER)
                .warn(
                        "Failed to activate jobs for worker {} and job type {}",
                        "payloom",
                        "query-bank",
                        new StatusRuntimeException(Status.fromCode(Status.Code.valueOf(code))));
    }

    private List<String> lines() {
        return written.list.stream()
                .filter(line -> line.getLoggerName().equals(POLLER)
                        || line.getLoggerName().equals(PollFailures.class.getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
