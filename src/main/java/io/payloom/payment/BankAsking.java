package io.payloom.payment;

import io.github.bucket4j.Bucket;
import io.payloom.transaction.asking.Inquiries;
import io.payloom.transaction.asking.Inquiry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Has the bank asked about a payment before it is shown; how that went, the header {@link #HEADER} says. */
@Component
class BankAsking {

    /** {@code asked}, {@code too-soon} or {@code needless}. */
    static final String HEADER = "Payloom-Bank-Asked";

    private static final int MOST_PER_SECOND = 2;
    private static final Duration TO_SETTLE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Payments payments;
    private final Inquiries inquiries;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    BankAsking(Payments payments, Inquiries inquiries) {
        this.payments = payments;
        this.inquiries = inquiries;
    }

    ResponseEntity<PaymentAnswer> ask(Payment payment) {
        if (payment.state().isFinal()) {
            return answer(payment, "needless");
        }
        if (!buckets.computeIfAbsent(payment.merchantId(), merchant -> bucket()).tryConsume(1)) {
            return answer(payment, "too-soon");
        }
        return switch (inquiries.now(payment.orderNo(), "merchant " + payment.merchantId())) {
            case Inquiry.Asked asked -> answer(asked.state().isFinal() ? settled(payment) : current(payment), "asked");
            case Inquiry.TooSoon soon -> answer(payment, "too-soon");
            case Inquiry.Needless needless -> answer(current(payment), "needless");
        };
    }

    /** Queries of all merchants share the channels' pace with those that Payloom itself has to make. */
    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(MOST_PER_SECOND).refillGreedy(MOST_PER_SECOND, Duration.ofSeconds(1)))
                .build();
    }

    /** The order follows its transaction as soon as its process has been woken. */
    private Payment settled(Payment payment) {
        Payment now = current(payment);
        for (long waited = 0; !now.state().isFinal() && waited < TO_SETTLE.toMillis(); waited += PAUSE.toMillis()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            now = current(payment);
        }
        return now;
    }

    private Payment current(Payment payment) {
        return payments.byOrderNo(payment.merchantId(), payment.orderNo()).orElse(payment);
    }

    private static ResponseEntity<PaymentAnswer> answer(Payment payment, String asked) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HEADER, asked);
        if (asked.equals("too-soon")) {
            headers.set(HttpHeaders.RETRY_AFTER, "10");
        }
        return ResponseEntity.ok().headers(headers).body(PaymentAnswer.of(payment));
    }
}
