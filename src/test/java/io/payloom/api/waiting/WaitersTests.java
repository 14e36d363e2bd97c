package io.payloom.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitersTests {

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        ticker.shutdownNow();
    }

    @Test
    void whoWaitsHearsOfTheOrderAsSoonAsItHasSettled() {
        Waiters<String> waiters = new Waiters<>(List::copyOf, number -> number, ticker, Duration.ofMillis(1));

        assertThat(answer(waiters.settled("P1", Duration.ofHours(1)))).contains("P1");
    }

    /** Issue 13, item 21. */
    @Test
    void nobodyWaitsLongerBecauseTheDatabaseStandsStill() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch standsStill = new CountDownLatch(1);
        Waiters<String> waiters = new Waiters<>(
                numbers -> {
                    asked.countDown();
                    awaitQuietly(standsStill);
                    return List.of();
                },
                number -> number,
                ticker,
                Duration.ofMillis(1));
        CompletionStage<Optional<String>> answer = waiters.settled("P1", Duration.ofMillis(300));
        asked.await();

        assertThat(answer(answer)).isEmpty();
    }

    private static Optional<String> answer(CompletionStage<Optional<String>> stage) {
        return stage.toCompletableFuture().join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
