package io.payloom.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * One line in place of a stack trace for each job type and try, which the engine's client logs while it cannot fetch
 * jobs. Nothing when {@link EngineWatch} has said that the engine is away, one line a minute otherwise.
 */
@Component
class PollFailures {

    private static final Logger LOG = LoggerFactory.getLogger(PollFailures.class);
    private static final Set<String> FETCHING = Set.of("io.camunda.client.job.poller", "io.camunda.client.job.worker");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final EngineWatch engine;
    private final Filter filter = new Filter();
    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    PollFailures(EngineWatch engine) {
        this.engine = engine;
    }

    @PostConstruct
    void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.addTurboFilter(filter);
        }
    }

    @PreDestroy
    void end() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getTurboFilterList().remove(filter);
        }
    }

    private void failed(Throwable why) {
        long next = nextLine.get();
        long now = System.nanoTime();
        if (engine.isProcessing() && now - next >= 0 && nextLine.compareAndSet(next, now + PAUSE.toNanos())) {
            LOG.warn("Jobs cannot be fetched from the engine, it is tried again: {}", EngineErrors.codeOf(why));
        }
    }

    private final class Filter extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                ch.qos.logback.classic.Logger logger,
                Level level,
                @Nullable String format,
                @Nullable Object @Nullable [] params,
                @Nullable Throwable thrown) {
            if (level != Level.WARN || format == null || !FETCHING.contains(logger.getName())) {
                return FilterReply.NEUTRAL;
            }
            Throwable cause = thrown != null ? thrown : lastOf(params);
            if (cause == null || EngineErrors.codeOf(cause) == Status.Code.UNKNOWN) {
                return FilterReply.NEUTRAL; // nothing that passes by itself
            }
            failed(cause);
            return FilterReply.DENY;
        }

        private static @Nullable Throwable lastOf(@Nullable Object @Nullable [] params) {
            return params == null
                    ? null
                    : Stream.of(params)
                            .filter(Throwable.class::isInstance)
                            .map(Throwable.class::cast)
                            .findFirst()
                            .orElse(null);
        }
    }
}
