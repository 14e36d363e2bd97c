package io.payloom.payment;

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

/** Answers a created payment at once, or as soon as it is final or waits for its payer when the merchant prefers that. */
@Component
class PaymentWaiting {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentWaiting.class);
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final Payments payments;
    private final Waiting waiting;
    private final Waiters<Payment> waiters;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    PaymentWaiting(Payments payments, Waiting waiting) {
        this.payments = payments;
        this.waiting = waiting;
        this.waiters = waiting.waiters(payments::settledAmong, Payment::orderNo);
    }

    DeferredResult<ResponseEntity<PaymentAnswer>> answer(Payment payment, List<String> prefer, HttpHeaders headers) {
        Duration wait = waiting.preferred(prefer).orElse(Duration.ZERO);
        DeferredResult<ResponseEntity<PaymentAnswer>> result =
                new DeferredResult<>(wait.plus(SLACK).toMillis(), () -> answer(payment, headers));
        if (wait.isPositive()) {
            headers.set("Preference-Applied", "wait=" + wait.toSeconds());
        }
        if (!wait.isPositive() || hasSettled(payment)) {
            result.setResult(answer(payment, headers));
        } else {
            waiters.settled(payment.orderNo(), wait)
                    .thenAcceptAsync(
                            settled -> result.setResult(answer(settled.orElseGet(() -> current(payment)), headers)),
                            threads);
        }
        return result;
    }

    private static boolean hasSettled(Payment payment) {
        return payment.state().isFinal() || payment.payerAction() != null;
    }

    /** The order was accepted, so whatever fails from here on, the merchant gets to know it. */
    private Payment current(Payment accepted) {
        try {
            return payments.byOrderNo(accepted.merchantId(), accepted.orderNo()).orElse(accepted);
        } catch (RuntimeException unavailable) {
            LOG.warn("Answering {} as it was accepted: {}", accepted.orderNo(), unavailable.toString());
            return accepted;
        }
    }

    private static ResponseEntity<PaymentAnswer> answer(Payment payment, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.CREATED).headers(headers).body(PaymentAnswer.of(payment));
    }
}
