package io.payloom;

import io.payloom.demo.Books;
import io.payloom.demo.Demo;
import io.payloom.demo.Surroundings;
import io.payloom.local.LocalSettings;
import io.payloom.local.LocalStack;
import io.payloom.local.LocalStackFailure;
import io.payloom.local.ParentWatch;
import io.payloom.local.SampleMerchantKeys;
import io.payloom.support.SigningMerchant;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Starts the local stack, and Payloom on it: {@code ./mvnw spring-boot:test-run}. */
public final class TestPayloomApplication {

    private static final Duration DEMO_PATIENCE = Duration.ofMinutes(2);

    private static volatile boolean stopping;

    private TestPayloomApplication() {}

    public static void main(String[] args) {
        LoggerFactory.getILoggerFactory(); // several threads that came first would be remarked on
        ParentWatch.start();
        try {
            start(args);
        } catch (LocalStackFailure failure) {
            fail(failure.getMessage());
        } catch (RuntimeException failure) {
            fail(NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    private static void start(String[] args) {
        LocalSettings settings = LocalSettings.fromSystemProperties();
        LocalStack stack = new LocalStack(settings);
        AtomicReference<@Nullable ConfigurableApplicationContext> payloom = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(payloom.get(), stack)));
        stack.start();
        ConfigurableApplicationContext context = payloom(stack, args);
        payloom.set(context);
        stack.awaitReadiness();
        stack.report("Payloom is ready");
        System.out.printf("%n%s%n", stack.overview());
        if (settings.demo()) {
            demo(settings, stack, context);
        }
        if (!stopping) {
            System.out.printf("%n%s%n", stack.suggestions());
        }
    }

    /** What goes wrong here is no reason to end the stack. */
    private static void demo(LocalSettings settings, LocalStack stack, BeanFactory payloom) {
        Clock clock = Clock.systemUTC();
        SigningMerchant merchant = new SigningMerchant(
                "http://127.0.0.1:" + settings.apiPort(), SampleMerchantKeys.KEY_ID, SampleMerchantKeys.SECRET, clock);
        Surroundings around =
                new Surroundings(Books.of(payloom), merchant, stack.merchant()::received, stack.operateUrl(), clock);
        try {
            new Demo(around, null, DEMO_PATIENCE, System.out).run();
            stack.report("the demo has ended");
        } catch (RuntimeException failure) {
            if (!stopping) {
                System.err.println("The demo broke off: " + failure);
            }
        }
    }

    // Payloom's own shutdown hook would run beside this one: its parts have to outlive it.
    private static void stop(@Nullable ConfigurableApplicationContext payloom, LocalStack stack) {
        stopping = true;
        quiet();
        if (payloom != null) {
            payloom.close();
        }
        stack.close();
    }

    /** What was under way complains while it ends; that is for the log file. */
    private static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.detachAppender("CONSOLE");
        }
    }

    private static void fail(@Nullable String message) {
        if (!stopping) { // else it is the consequence
            System.err.println("\nPayloom did not start: " + message);
        }
        System.exit(1);
    }

    private static ConfigurableApplicationContext payloom(LocalStack stack, String[] args) {
        return new SpringApplicationBuilder(PayloomApplication.class)
                .registerShutdownHook(false)
                .run(commandLine(stack, args));
    }

    /** As arguments they outrank every file and environment variable. */
    private static String[] commandLine(LocalStack stack, String[] args) {
        return Stream.concat(
                        stack.applicationProperties().entrySet().stream()
                                .map(property -> "--" + property.getKey() + "=" + property.getValue()),
                        Arrays.stream(args))
                .toArray(String[]::new);
    }
}
