package io.payloom.refund;

import io.payloom.api.Waiters;
import io.payloom.api.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Answers a created refund at once, or as soon as it is final when the merchant prefers that. */
@Component
class RefundWaiting {

    private static final Logger LOG = LoggerFactory.getLogger(RefundWaiting.class);
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final Refunds refunds;
    private final Waiting waiting;
    private final Waiters<Refund> waiters;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    RefundWaiting(Refunds refunds, Waiting waiting) {
        this.refunds = refunds;
        this.waiting = waiting;
        this.waiters = waiting.waiters(refunds::finalAmong, Refund::refundNo);
    }

    DeferredResult<ResponseEntity<RefundAnswer>> answer(Refund refund, List<String> prefer, HttpHeaders headers) {
        Duration wait = waiting.preferred(prefer).orElse(Duration.ZERO);
        DeferredResult<ResponseEntity<RefundAnswer>> result =
                new DeferredResult<>(wait.plus(SLACK).toMillis(), () -> answer(refund, headers));
        if (wait.isPositive()) {
            headers.set("Preference-Applied", "wait=" + wait.toSeconds());
        }
        if (!wait.isPositive() || refund.state().isFinal()) {
            result.setResult(answer(refund, headers));
        } else {
            waiters.settled(refund.refundNo(), wait)
                    .thenAcceptAsync(
                            settled -> result.setResult(answer(settled.orElseGet(() -> current(refund)), headers)),
                            threads);
        }
        return result;
    }

    /** The refund was accepted, so whatever fails from here on, the merchant gets to know it. */
    private Refund current(Refund accepted) {
        try {
            return refunds.byRefundNo(accepted.merchantId(), accepted.refundNo())
                    .orElse(accepted);
        } catch (RuntimeException unavailable) {
            LOG.warn("Answering {} as it was accepted: {}", accepted.refundNo(), unavailable.toString());
            return accepted;
        }
    }

    private static ResponseEntity<RefundAnswer> answer(Refund refund, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.CREATED).headers(headers).body(RefundAnswer.of(refund));
    }
}
