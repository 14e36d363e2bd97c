package io.payloom.api.waiting;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All requests of this instance that wait for orders of one kind to settle. One query answers for all of them, repeated
 * only while somebody waits; nobody holds a thread or a connection meanwhile. The time of a wait does not depend on the
 * query: it ends also while the database stands still.
 */
public final class Waiters<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Waiters.class);
    private static final int MOST_PER_QUERY = 500;

    private final Function<Collection<String>, List<T>> settledAmong;
    private final Function<T, String> numberOf;
    private final ScheduledExecutorService ticker;
    private final Duration interval;
    private final Set<Waiter<T>> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ticking = new AtomicBoolean();

    Waiters(
            Function<Collection<String>, List<T>> settledAmong,
            Function<T, String> numberOf,
            ScheduledExecutorService ticker,
            Duration interval) {
        this.settledAmong = settledAmong;
        this.numberOf = numberOf;
        this.ticker = ticker;
        this.interval = interval;
    }

    /** The order as soon as it has settled, or empty when the time is up. */
    public CompletionStage<Optional<T>> settled(String number, Duration atMost) {
        Waiter<T> waiter = new Waiter<>(number, new CompletableFuture<>());
        waiting.add(waiter);
        waiter.answer()
                .completeOnTimeout(Optional.empty(), atMost.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, failure) -> waiting.remove(waiter));
        if (ticking.compareAndSet(false, true)) {
            tickLater();
        }
        return waiter.answer();
    }

    private void tickLater() {
        ticker.schedule(this::tick, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            Map<String, List<Waiter<T>>> waiters = waiting.stream().collect(Collectors.groupingBy(Waiter::number));
            List<String> numbers = List.copyOf(waiters.keySet());
            for (int from = 0; from < numbers.size(); from += MOST_PER_QUERY) {
                List<String> some = numbers.subList(from, Math.min(from + MOST_PER_QUERY, numbers.size()));
                settledAmong.apply(some).forEach(order -> waiters.getOrDefault(numberOf.apply(order), List.of())
                        .forEach(waiter -> waiter.answer().complete(Optional.of(order))));
            }
        } catch (RuntimeException unavailable) {
            LOG.debug("Those who wait have to wait longer: {}", unavailable.toString());
        } finally {
            tickAgainWhileSomebodyWaits();
        }
    }

    private void tickAgainWhileSomebodyWaits() {
        if (waiting.isEmpty()) {
            ticking.set(false);
        }
        if (!waiting.isEmpty() && (ticking.get() || ticking.compareAndSet(false, true))) {
            tickLater();
        }
    }

    private record Waiter<T>(String number, CompletableFuture<Optional<T>> answer) {}
}
