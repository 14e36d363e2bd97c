package io.payloom.payment;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Cursor;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    private static final int LONGEST_PAGE = 100;

    private final Payments payments;
    private final PaymentRequests requests;
    private final PaymentChecks checks;
    private final PaymentWaiting waiting;
    private final BankAsking asking;

    PaymentController(
            Payments payments,
            PaymentRequests requests,
            PaymentChecks checks,
            PaymentWaiting waiting,
            BankAsking asking) {
        this.payments = payments;
        this.requests = requests;
        this.checks = checks;
        this.waiting = waiting;
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
                waiting.answer(accepted.payment(), prefer == null ? List.of() : prefer, headersOf(accepted));
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
            return byMerchantOrderNo(merchant, merchantOrderNo);
        }
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw RequestRefused.invalid(
                    List.of(Violation.ofParameter("limit", "OUT_OF_RANGE", "must be 1 to " + LONGEST_PAGE)));
        }
        String before = cursor == null ? null : Cursor.read(cursor);
        return page(payments.list(merchant.id(), before, limit + 1), limit);
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

    private static HttpHeaders headersOf(Payments.Acceptance.Accepted accepted) {
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create("/v1/payments/" + accepted.payment().orderNo()));
        if (accepted.repeated()) {
            headers.set("Idempotent-Replayed", "true");
        }
        return headers;
    }

    private Optional<Payment> find(AuthenticatedMerchant merchant, String orderNo) {
        return ORDER_NO.matcher(orderNo).matches() ? payments.byOrderNo(merchant.id(), orderNo) : Optional.empty();
    }

    private PaymentAnswer.Page byMerchantOrderNo(AuthenticatedMerchant merchant, String merchantOrderNo) {
        if (!merchantOrderNo.matches(CreatePayment.MERCHANT_ORDER_NO)) {
            throw RequestRefused.invalid(List.of(Violation.ofParameter(
                    "merchantOrderNo", "FORMAT_INVALID", "must be 1 to 64 of A-Z a-z 0-9 _ - .")));
        }
        List<PaymentAnswer> found = payments.byMerchantOrderNo(merchant.id(), merchantOrderNo).stream()
                .map(PaymentAnswer::of)
                .toList();
        return new PaymentAnswer.Page(found, false, null);
    }

    private static PaymentAnswer.Page page(List<Payment> found, int limit) {
        boolean hasMore = found.size() > limit;
        List<PaymentAnswer> items =
                found.stream().limit(limit).map(PaymentAnswer::of).toList();
        return new PaymentAnswer.Page(
                items, hasMore, hasMore ? Cursor.after(items.getLast().orderNo()) : null);
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ProblemCode.ORDER_NOT_FOUND, "You have no payment with this number.");
    }
}
