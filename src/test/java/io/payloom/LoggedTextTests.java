package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.util.ReflectionTestUtils;

/** Issue 13, item 22: what banks and merchants say cannot forge a line of the log, nor do things to a terminal. */
class LoggedTextTests {

    private static final String FORGED =
            "declined\n2026-11-30 ERROR forged\r\u001b[31mred\u202Eesrever\u2028next\u0085";
    private static final String SPELLED =
            "declined\\n2026-11-30 ERROR forged\\r\\u001b[31mred\\u202eesrever\\u2028next\\u0085";

    @Test
    void aMessageIsOneLine() {
        String line = logged(FORGED, null);

        assertThat(line).contains(SPELLED).endsWith("\n");
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(logged("a\tb 招商银行", null)).contains("a\tb 招商银行");
    }

    @Test
    void soIsTheMessageOfEachFailureInATrace() {
        RuntimeException failure = new IllegalStateException(FORGED, new IllegalArgumentException("cause " + FORGED));
        failure.addSuppressed(new IllegalArgumentException("aside " + FORGED));

        assertThat(logged("failed", failure))
                .contains("IllegalStateException: " + SPELLED, "Caused by: ", "cause " + SPELLED, "aside " + SPELLED)
                .doesNotContain("\u001b[31m")
                .contains("\tat io.payloom.LoggedTextTests");
        assertThat(logged("failed", failure).lines()).noneMatch(line -> line.startsWith("2026-11-30 ERROR"));
    }

    /** By the encoder that the application's own configuration makes. */
    private static String logged(String text, @Nullable Throwable failure) {
        LoggerContext context = new LoggerContext();
        context.setName("of the test");
        LogbackLoggingSystem system = new LogbackLoggingSystem(LoggedTextTests.class.getClassLoader());
        ReflectionTestUtils.invokeMethod(
                system,
                "configureByResourceUrl",
                new LoggingInitializationContext(new MockEnvironment()),
                context,
                LoggedTextTests.class.getResource("/logback-spring.xml"));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("CONSOLE");
        Logger logger = context.getLogger("io.payloom.Somewhere");
        byte[] line = console.getEncoder()
                .encode(new LoggingEvent("here", logger, Level.WARN, "{}", failure, new Object[] {text}));
        return new String(line, StandardCharsets.UTF_8);
    }
}
