package io.payloom.refund;

import io.payloom.kernel.Money;
import io.payloom.lifecycle.AcceptOnce;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaidPayment;
import io.payloom.payment.PaidPayments;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.OriginalRoute;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The merchant's side of refunds: accept, look up, list. */
@Component
public class Refunds {

    private final RefundMapper mapper;
    private final PaidPayments payments;
    private final GivenBack givenBack;
    private final OriginalRoute route;
    private final Journal journal;
    private final Runs runs;
    private final AcceptOnce once;
    private final Clock clock;

    Refunds(
            RefundMapper mapper,
            PaidPayments payments,
            GivenBack givenBack,
            OriginalRoute route,
            Journal journal,
            Runs runs,
            AcceptOnce once,
            Clock clock) {
        this.mapper = mapper;
        this.payments = payments;
        this.givenBack = givenBack;
        this.route = route;
        this.journal = journal;
        this.runs = runs;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Accepts a refund once: order, journal line and start message are one transaction, under the lock of the payment.
     *
     * @return the refund, also for a repeat of the same request, or why there is none
     */
    public Acceptance accept(NewRefund request) {
        return once.acceptUnknown(() -> decide(request), () -> repeated(request));
    }

    /** What was accepted once is not judged again, however the payment stands by now. */
    private Optional<Acceptance> repeated(NewRefund request) {
        return mapper.byMerchantRefundNo(request.merchantId(), request.merchantRefundNo())
                .map(existing -> existing.fingerprint().equals(request.fingerprint())
                        ? new Acceptance.Accepted(existing, true)
                        : new Acceptance.NumberTaken(existing.refundNo()));
    }

    private Acceptance decide(NewRefund request) {
        PaidPayment payment =
                payments.lock(request.merchantId(), request.orderNo()).orElse(null);
        if (payment == null) {
            return new Acceptance.PaymentUnknown();
        }
        return repeated(request).orElseGet(() -> switch (payment.state()) {
            case ACCEPTED, ROUTED, SUBMITTED, PROCESSING, CLOSING ->
                new Acceptance.PaymentNotPaid(payment.state().name());
            case FAILED, CLOSED -> new Acceptance.PaymentClosed(payment.state().name());
            case SUCCEEDED -> take(request, payment);
        });
    }

    private Acceptance take(NewRefund request, PaidPayment payment) {
        if (!request.amount().currency().equals(payment.amount().currency())) {
            return new Acceptance.OtherCurrency(payment.amount().currency());
        }
        BankTransaction captured = givenBack.captured(payment.orderNo()).orElseThrow();
        Money left = givenBack.cap(captured).left();
        if (request.amount().value() > left.value()) {
            return new Acceptance.BeyondPayment(left);
        }
        String objection = route.objection(captured, request.amount());
        return objection == null ? insert(request) : new Acceptance.NotOffered(objection);
    }

    private Acceptance insert(NewRefund request) {
        String refundNo = RefundKind.REFUND.nextNumber();
        mapper.insert(refundNo, request, clock.instant());
        journal.append(Journal.Entry.first(
                refundNo,
                RefundState.ACCEPTED,
                "ACCEPT",
                "merchant " + request.merchantId(),
                request.amount() + " of " + request.orderNo()));
        runs.open(refundNo, RefundKind.REFUND);
        return new Acceptance.Accepted(mapper.lock(refundNo), false);
    }

    /** Empty also when the refund belongs to another merchant. */
    public Optional<Refund> byRefundNo(String merchantId, String refundNo) {
        return mapper.byRefundNo(merchantId, refundNo);
    }

    /** All of a payment, oldest first. */
    public List<Refund> of(String orderNo) {
        return mapper.of(orderNo);
    }

    public Optional<Refund> byMerchantRefundNo(String merchantId, String merchantRefundNo) {
        return mapper.byMerchantRefundNo(merchantId, merchantRefundNo);
    }

    /**
     * Newest first.
     *
     * @param orderNo of the payment whose refunds are wanted; null for all
     * @param beforeRefundNo where the page before ended
     */
    public List<Refund> list(String merchantId, @Nullable String orderNo, @Nullable String beforeRefundNo, int limit) {
        return mapper.list(merchantId, orderNo, beforeRefundNo, limit);
    }

    /** Of the given refunds, those that are final; one query for all waiters. */
    public List<Refund> finalAmong(Collection<String> refundNos) {
        return refundNos.isEmpty() ? List.of() : mapper.finalAmong(refundNos);
    }

    /** What became of a request to accept. */
    public sealed interface Acceptance {

        /** The refund, newly accepted or found again. */
        record Accepted(Refund refund, boolean repeated) implements Acceptance {}

        /** The number belongs to another request of this merchant. */
        record NumberTaken(String refundNo) implements Acceptance {}

        /** This merchant has no such payment. */
        record PaymentUnknown() implements Acceptance {}

        /** Nobody has paid it yet, or it is not known whether. */
        record PaymentNotPaid(String state) implements Acceptance {}

        /** It has ended without money. */
        record PaymentClosed(String state) implements Acceptance {}

        /** The payment was made in this currency. */
        record OtherCurrency(String currency) implements Acceptance {}

        /** More than is left, which is this. */
        record BeyondPayment(Money left) implements Acceptance {}

        /** The channel of the payment cannot do it. */
        record NotOffered(String why) implements Acceptance {}
    }
}
