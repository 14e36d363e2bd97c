package io.payloom.payout;

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

/** Answers a created payout at once, or as soon as it is final when the merchant prefers that. */
@Component
class PayoutWaiting {

    private static final Logger LOG = LoggerFactory.getLogger(PayoutWaiting.class);
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final Payouts payouts;
    private final PayoutViews views;
    private final Waiting waiting;
    private final Waiters<Payout> waiters;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    PayoutWaiting(Payouts payouts, PayoutViews views, Waiting waiting) {
        this.payouts = payouts;
        this.views = views;
        this.waiting = waiting;
        this.waiters = waiting.waiters(payouts::finalAmong, Payout::orderNo);
    }

    DeferredResult<ResponseEntity<PayoutAnswer>> answer(Payout payout, List<String> prefer, HttpHeaders headers) {
        Duration wait = waiting.preferred(prefer).orElse(Duration.ZERO);
        DeferredResult<ResponseEntity<PayoutAnswer>> result =
                new DeferredResult<>(wait.plus(SLACK).toMillis(), () -> answer(payout, headers));
        if (wait.isPositive()) {
            headers.set("Preference-Applied", "wait=" + wait.toSeconds());
        }
        if (!wait.isPositive() || payout.state().isFinal()) {
            result.setResult(answer(payout, headers));
        } else {
            waiters.settled(payout.orderNo(), wait)
                    .thenAcceptAsync(
                            settled -> result.setResult(answer(settled.orElseGet(() -> current(payout)), headers)),
                            threads);
        }
        return result;
    }

    /** The payout was accepted, so whatever fails from here on, the merchant gets to know it. */
    private Payout current(Payout accepted) {
        try {
            return payouts.byOrderNo(accepted.merchantId(), accepted.orderNo()).orElse(accepted);
        } catch (RuntimeException unavailable) {
            LOG.warn("Answering {} as it was accepted: {}", accepted.orderNo(), unavailable.toString());
            return accepted;
        }
    }

    private ResponseEntity<PayoutAnswer> answer(Payout payout, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.CREATED).headers(headers).body(views.withParts(payout));
    }
}
