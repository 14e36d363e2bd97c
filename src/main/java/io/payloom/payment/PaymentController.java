package io.payloom.payment;

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
import java.util.List;
import java.util.Optional;
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

/** The merchant API for payments: from HTTP to {@link Payments} and back, nothing else. */
@RestController
@RequestMapping(path = "/v1/payments", produces = MediaType.APPLICATION_JSON_VALUE)
class PaymentController implements PaymentOperations {

    private static final Pattern ORDER_NO = Pattern.compile("P[0-9A-Z]{26}");

    private final Payments payments;
    private final PaymentRequests requests;
    private final PaymentChecks checks;
    private final CreatedAnswers<Payment, PaymentAnswer> answers;
    private final BankAsking asking;

    PaymentController(
            Payments payments, PaymentRequests requests, PaymentChecks checks, Waiting waiting, BankAsking asking) {
        this.payments = payments;
        this.requests = requests;
        this.checks = checks;
        this.answers = waiting.answers(
                new Settling<>(
                        payments::settledAmong,
                        Payment::orderNo,
                        payment -> payment.state().isFinal() || payment.payerAction() != null,
                        accepted -> payments.byOrderNo(accepted.merchantId(), accepted.orderNo())),
                PaymentAnswer::of);
        this.asking = asking;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<PaymentAnswer>> create(
            AuthenticatedMerchant merchant,
            @RequestBody CreatePayment body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        NewPayment request = requests.read(merchant.id(), body);
        refuseUntimely(request);
        return switch (payments.accept(request)) {
            case Payments.Acceptance.Accepted accepted ->
                answers.with(
                        accepted.payment(),
                        prefer,
                        Created.at("/v1/payments/" + accepted.payment().orderNo(), accepted.repeated()));
            case Payments.Acceptance.NumberTaken taken ->
                throw new RequestRefused(
                        ProblemCode.MERCHANT_ORDER_NO_REUSED,
                        "The number stands for " + taken.orderNo() + ", which was requested with other values.");
        };
    }

    @Override
    @GetMapping("/{orderNo}")
    public ResponseEntity<PaymentAnswer> get(
            AuthenticatedMerchant merchant,
            @PathVariable String orderNo,
            @RequestParam(defaultValue = "false") boolean sync) {
        Payment payment = find(merchant, orderNo).orElseThrow(PaymentController::notFound);
        return sync ? asking.ask(payment) : ResponseEntity.ok(PaymentAnswer.of(payment));
    }

    @Override
    @GetMapping
    public PaymentAnswer.Page list(
            AuthenticatedMerchant merchant,
            @RequestParam(required = false) @Nullable String merchantOrderNo,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (merchantOrderNo != null) {
            MerchantNumber.check("merchantOrderNo", merchantOrderNo);
            return PageRequest.only(
                    payments.byMerchantOrderNo(merchant.id(), merchantOrderNo),
                    PaymentAnswer::of,
                    PaymentAnswer.Page::new);
        }
        PageRequest page = PageRequest.of(limit, cursor);
        return page.of(
                payments.list(merchant.id(), page.before(), page.lookFor()),
                Payment::orderNo,
                PaymentAnswer::of,
                PaymentAnswer.Page::new);
    }

    @Override
    @PostMapping(path = "/{orderNo}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    public PaymentAnswer close(
            AuthenticatedMerchant merchant,
            @PathVariable String orderNo,
            @RequestBody(required = false) @Nullable ClosePayment body) {
        if (!ORDER_NO.matcher(orderNo).matches()) {
            throw notFound();
        }
        return switch (payments.close(merchant.id(), orderNo)) {
            case Payments.Closing.Requested requested -> PaymentAnswer.of(requested.payment());
            case Payments.Closing.TooLate late ->
                throw new RequestRefused(
                        ProblemCode.ORDER_ALREADY_FINAL,
                        "The order is " + late.payment().state() + ".");
            case Payments.Closing.Unknown unknown -> throw notFound();
        };
    }

    /** A repeat may come when its card or its time has expired meanwhile: it gets its order all the same. */
    private void refuseUntimely(NewPayment request) {
        List<Violation> untimely = checks.untimely(request);
        if (!untimely.isEmpty()
                && payments.byMerchantOrderNo(request.merchantId(), request.merchantOrderNo())
                        .isEmpty()) {
            throw RequestRefused.invalid(untimely);
        }
    }

    private Optional<Payment> find(AuthenticatedMerchant merchant, String orderNo) {
        return ORDER_NO.matcher(orderNo).matches() ? payments.byOrderNo(merchant.id(), orderNo) : Optional.empty();
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ProblemCode.ORDER_NOT_FOUND, "You have no payment with this number.");
    }
}
