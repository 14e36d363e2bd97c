package io.payloom.api.waiting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Answers with an order that was created, at once, or as soon as it has settled when the merchant prefers to wait.
 *
 * @param <T> the order
 * @param <A> the order as the merchant sees it
 */
public final class CreatedAnswers<T, A> {

    private static final Logger LOG = LoggerFactory.getLogger(CreatedAnswers.class);
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final Settling<T> settling;
    private final Function<T, A> answer;
    private final Waiting waiting;
    private final Waiters<T> waiters;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    CreatedAnswers(Settling<T> settling, Function<T, A> answer, Waiting waiting) {
        this.settling = settling;
        this.answer = answer;
        this.waiting = waiting;
        this.waiters = waiting.waiters(settling.settledAmong(), settling.numberOf());
    }

    /** @param prefer what the merchant prefers, null when it says nothing */
    public DeferredResult<ResponseEntity<A>> with(T created, @Nullable List<String> prefer, HttpHeaders headers) {
        Duration wait = waiting.preferred(prefer == null ? List.of() : prefer).orElse(Duration.ZERO);
        DeferredResult<ResponseEntity<A>> result =
                new DeferredResult<>(wait.plus(SLACK).toMillis(), () -> answer(created, headers));
        if (wait.isPositive()) {
            headers.set("Preference-Applied", "wait=" + wait.toSeconds());
        }
        if (!wait.isPositive() || settling.isSettled().test(created)) {
            result.setResult(answer(created, headers));
        } else {
            waiters.settled(settling.numberOf().apply(created), wait)
                    .thenAcceptAsync(
                            settled -> result.setResult(answer(settled.orElseGet(() -> now(created)), headers)),
                            threads);
        }
        return result;
    }

    /** The order was accepted, so whatever fails from here on, the merchant gets to know it. */
    private T now(T accepted) {
        try {
            return settling.now().apply(accepted).orElse(accepted);
        } catch (RuntimeException unavailable) {
            LOG.warn(
                    "Answering {} as it was accepted: {}", settling.numberOf().apply(accepted), unavailable.toString());
            return accepted;
        }
    }

    private ResponseEntity<A> answer(T order, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.CREATED).headers(headers).body(answer.apply(order));
    }
}
