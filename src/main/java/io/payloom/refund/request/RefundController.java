package io.payloom.refund.request;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.MerchantNumber;
import io.payloom.api.PageRequest;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.api.waiting.Created;
import io.payloom.api.waiting.CreatedAnswers;
import io.payloom.api.waiting.Settling;
import io.payloom.api.waiting.Waiting;
import io.payloom.refund.Refund;
import io.payloom.refund.RefundAnswer;
import io.payloom.refund.Refunds;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The merchant API for refunds: from HTTP to {@link Refunds} and back, nothing else. */
@RestController
@RequestMapping(path = "/v1/refunds", produces = MediaType.APPLICATION_JSON_VALUE)
class RefundController implements RefundOperations {

    private static final Pattern REFUND_NO = Pattern.compile("R[0-9A-Z]{26}");

    private final Refunds refunds;
    private final RefundRequests requests;
    private final CreatedAnswers<Refund, RefundAnswer> answers;

    RefundController(Refunds refunds, RefundRequests requests, Waiting waiting) {
        this.refunds = refunds;
        this.requests = requests;
        this.answers = waiting.answers(
                new Settling<>(
                        refunds::finalAmong,
                        Refund::refundNo,
                        refund -> refund.state().isFinal(),
                        accepted -> refunds.byRefundNo(accepted.merchantId(), accepted.refundNo())),
                RefundAnswer::of);
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<RefundAnswer>> create(
            AuthenticatedMerchant merchant,
            @RequestBody CreateRefund body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        return switch (refunds.accept(requests.read(merchant.id(), body))) {
            case Refunds.Acceptance.Accepted accepted ->
                answers.with(
                        accepted.refund(),
                        prefer,
                        Created.at("/v1/refunds/" + accepted.refund().refundNo(), accepted.repeated()));
            case Refunds.Acceptance.NumberTaken taken ->
                throw new RequestRefused(
                        ProblemCode.MERCHANT_REFUND_NO_REUSED,
                        "The number stands for " + taken.refundNo() + ", which was requested with other values.");
            case Refunds.Acceptance.PaymentUnknown unknown ->
                throw new RequestRefused(ProblemCode.PAYMENT_NOT_FOUND, "You have no payment with this number.");
            case Refunds.Acceptance.PaymentNotPaid unpaid ->
                throw new RequestRefused(ProblemCode.PAYMENT_NOT_PAID, "The payment is " + unpaid.state() + ".");
            case Refunds.Acceptance.PaymentClosed closed ->
                throw new RequestRefused(ProblemCode.PAYMENT_CLOSED, "The payment is " + closed.state() + ".");
            case Refunds.Acceptance.OtherCurrency other ->
                throw RequestRefused.invalid(List.of(Violation.at(
                        "/amount/currency", "VALUE_INVALID", "must be " + other.currency() + ", as the payment is")));
            case Refunds.Acceptance.BeyondPayment beyond ->
                throw new RequestRefused(
                        ProblemCode.REFUND_EXCEEDS_PAYMENT,
                        "What is left of the payment is " + beyond.left() + " ("
                                + beyond.left().value() + " in minor units).");
            case Refunds.Acceptance.NotOffered not ->
                throw new RequestRefused(
                        ProblemCode.REFUND_NOT_OFFERED, "The payment cannot be refunded: " + not.why() + ".");
        };
    }

    @Override
    @GetMapping("/{refundNo}")
    public RefundAnswer get(AuthenticatedMerchant merchant, @PathVariable String refundNo) {
        if (!REFUND_NO.matcher(refundNo).matches()) {
            throw notFound();
        }
        return refunds.byRefundNo(merchant.id(), refundNo)
                .map(RefundAnswer::of)
                .orElseThrow(RefundController::notFound);
    }

    @Override
    @GetMapping
    public RefundAnswer.Page list(
            AuthenticatedMerchant merchant,
            @RequestParam(required = false) @Nullable String orderNo,
            @RequestParam(required = false) @Nullable String merchantRefundNo,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        refuseMalformed(orderNo, merchantRefundNo, limit);
        if (merchantRefundNo != null) {
            return PageRequest.only(
                    refunds.byMerchantRefundNo(merchant.id(), merchantRefundNo)
                            .filter(refund ->
                                    orderNo == null || refund.orderNo().equals(orderNo)),
                    RefundAnswer::of,
                    RefundAnswer.Page::new);
        }
        PageRequest page = PageRequest.of(limit, cursor);
        return page.of(
                refunds.list(merchant.id(), orderNo, page.before(), page.lookFor()),
                Refund::refundNo,
                RefundAnswer::of,
                RefundAnswer.Page::new);
    }

    private static void refuseMalformed(@Nullable String orderNo, @Nullable String merchantRefundNo, int limit) {
        if (orderNo != null && !orderNo.matches(CreateRefund.ORDER_NO)) {
            throw RequestRefused.invalid(
                    List.of(Violation.ofParameter("orderNo", "FORMAT_INVALID", "must be 1 to 40 of A-Z a-z 0-9")));
        }
        MerchantNumber.check("merchantRefundNo", merchantRefundNo);
        PageRequest.checkLimit(limit);
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ProblemCode.REFUND_NOT_FOUND, "You have no refund with this number.");
    }
}
