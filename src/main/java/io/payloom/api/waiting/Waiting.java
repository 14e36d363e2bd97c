package io.payloom.api.waiting;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What a merchant may wait for with {@code Prefer: wait=N} (RFC 7240, section 4.3). */
@Component
@EnableConfigurationProperties(WaitingProperties.class)
public class Waiting {

    private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(;.*)?");

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("waiting").daemon().factory());
    private final WaitingProperties properties;

    Waiting(WaitingProperties properties) {
        this.properties = properties;
    }

    /**
     * The wait that the merchant prefers, cut to the longest that is allowed. Other preferences and ill-formed ones are
     * ignored, as the RFC demands.
     */
    public Optional<Duration> preferred(List<String> preferences) {
        return preferences.stream()
                .flatMap(header -> Pattern.compile(",").splitAsStream(header))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .findFirst()
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
                .map(wait -> wait.compareTo(properties.longestWait()) > 0 ? properties.longestWait() : wait);
    }

    /**
     * @param settledAmong one query for the orders among these that have settled
     * @param numberOf an order's number
     */
    public <T> Waiters<T> waiters(Function<Collection<String>, List<T>> settledAmong, Function<T, String> numberOf) {
        return new Waiters<>(settledAmong, numberOf, ticker, properties.pollInterval());
    }

    /** @param answer an order as the merchant sees it */
    public <T, A> CreatedAnswers<T, A> answers(Settling<T> settling, Function<T, A> answer) {
        return new CreatedAnswers<>(settling, answer, this);
    }

    @PreDestroy
    void stop() {
        ticker.shutdownNow();
    }
}
