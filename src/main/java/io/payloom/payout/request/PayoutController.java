package io.payloom.payout.request;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.MerchantNumber;
import io.payloom.api.PageRequest;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.waiting.Created;
import io.payloom.api.waiting.CreatedAnswers;
import io.payloom.api.waiting.Settling;
import io.payloom.api.waiting.Waiting;
import io.payloom.payout.Closings;
import io.payloom.payout.Confirmations;
import io.payloom.payout.Payout;
import io.payloom.payout.PayoutAnswer;
import io.payloom.payout.PayoutViews;
import io.payloom.payout.Payouts;
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

/** The merchant API for payouts: from HTTP to {@link Payouts} and back, nothing else. */
@RestController
@RequestMapping(path = "/v1/payouts", produces = MediaType.APPLICATION_JSON_VALUE)
class PayoutController implements PayoutOperations {

    private static final Pattern ORDER_NO = Pattern.compile("O[0-9A-Z]{26}");

    private final Payouts payouts;
    private final PayoutRequests requests;
    private final Confirmations confirmations;
    private final Closings closings;
    private final PayoutViews views;
    private final CreatedAnswers<Payout, PayoutAnswer> answers;

    PayoutController(
            Payouts payouts,
            PayoutRequests requests,
            Confirmations confirmations,
            Closings closings,
            PayoutViews views,
            Waiting waiting) {
        this.payouts = payouts;
        this.requests = requests;
        this.confirmations = confirmations;
        this.closings = closings;
        this.views = views;
        this.answers = waiting.answers(
                new Settling<>(
                        payouts::finalAmong,
                        Payout::orderNo,
                        payout -> payout.state().isFinal(),
                        accepted -> payouts.byOrderNo(accepted.merchantId(), accepted.orderNo())),
                views::withParts);
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<PayoutAnswer>> create(
            AuthenticatedMerchant merchant,
            @RequestBody CreatePayout body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        return answer(payouts.accept(requests.read(merchant.id(), body)), prefer);
    }

    @Override
    @PostMapping(path = "/{orderNo}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    public DeferredResult<ResponseEntity<PayoutAnswer>> retry(
            AuthenticatedMerchant merchant,
            @PathVariable String orderNo,
            @RequestBody RetryPayout body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        if (!ORDER_NO.matcher(orderNo).matches()) {
            throw notFound();
        }
        return answer(payouts.retry(requests.read(merchant.id(), orderNo, body)), prefer);
    }

    @Override
    @PostMapping(path = "/{orderNo}/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    public PayoutAnswer confirm(
            AuthenticatedMerchant merchant,
            @PathVariable String orderNo,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        if (!ORDER_NO.matcher(orderNo).matches()) {
            throw notFound();
        }
        return switch (confirmations.confirm(merchant.id(), orderNo)) {
            case Confirmations.Answer.Confirmed confirmed -> views.withParts(confirmed.payout());
            case Confirmations.Answer.NotAwaited not ->
                throw new RequestRefused(
                        ProblemCode.PAYOUT_NOTHING_TO_CONFIRM,
                        "The payout is " + not.state() + ", and nobody waits for your word.");
            case Confirmations.Answer.Unknown unknown -> throw notFound();
        };
    }

    @Override
    @PostMapping(path = "/{orderNo}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    public PayoutAnswer close(
            AuthenticatedMerchant merchant,
            @PathVariable String orderNo,
            @RequestBody(required = false) @Nullable EmptyBody body) {
        if (!ORDER_NO.matcher(orderNo).matches()) {
            throw notFound();
        }
        return switch (closings.close(merchant.id(), orderNo)) {
            case Closings.Closing.Closed closed -> views.withParts(closed.payout());
            case Closings.Closing.TooLate late ->
                throw new RequestRefused(ProblemCode.ORDER_ALREADY_FINAL, "The payout is " + late.state() + ".");
            case Closings.Closing.UnderWay underWay ->
                throw new RequestRefused(
                        ProblemCode.PAYOUT_UNDER_WAY,
                        "The payout is " + underWay.state() + ": a bank has it, or is about to get it.");
            case Closings.Closing.OfRefund carrying -> throw ofRefund(carrying.refundNo());
            case Closings.Closing.Unknown unknown -> throw notFound();
        };
    }

    private DeferredResult<ResponseEntity<PayoutAnswer>> answer(
            Payouts.Acceptance acceptance, @Nullable List<String> prefer) {
        return switch (acceptance) {
            case Payouts.Acceptance.Accepted accepted ->
                answers.with(
                        accepted.payout(),
                        prefer,
                        Created.at("/v1/payouts/" + accepted.payout().orderNo(), accepted.repeated()));
            case Payouts.Acceptance.NumberTaken taken ->
                throw new RequestRefused(
                        ProblemCode.MERCHANT_ORDER_NO_REUSED,
                        "The number stands for " + taken.orderNo() + ", which was requested with other values.");
            case Payouts.Acceptance.Unknown unknown -> throw notFound();
            case Payouts.Acceptance.NotEnded open ->
                throw new RequestRefused(
                        ProblemCode.PAYOUT_NOT_ENDED, "The payout is " + open.state() + " and may still be paid.");
            case Payouts.Acceptance.OfRefund carrying -> throw ofRefund(carrying.refundNo());
            case Payouts.Acceptance.NothingLeft nothing ->
                throw new RequestRefused(
                        ProblemCode.PAYOUT_NOTHING_LEFT,
                        "All of the payout was paid, or is being tried again already.");
        };
    }

    @Override
    @GetMapping("/{orderNo}")
    public PayoutAnswer get(AuthenticatedMerchant merchant, @PathVariable String orderNo) {
        if (!ORDER_NO.matcher(orderNo).matches()) {
            throw notFound();
        }
        return payouts.byOrderNo(merchant.id(), orderNo).map(views::withParts).orElseThrow(PayoutController::notFound);
    }

    @Override
    @GetMapping
    public PayoutAnswer.Page list(
            AuthenticatedMerchant merchant,
            @RequestParam(required = false) @Nullable String merchantOrderNo,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        MerchantNumber.check("merchantOrderNo", merchantOrderNo);
        PageRequest.checkLimit(limit);
        if (merchantOrderNo != null) {
            return PageRequest.only(
                    payouts.byMerchantOrderNo(merchant.id(), merchantOrderNo),
                    views::withParts,
                    PayoutAnswer.Page::new);
        }
        PageRequest page = PageRequest.of(limit, cursor);
        return page.of(
                payouts.list(merchant.id(), page.before(), page.lookFor()),
                Payout::orderNo,
                PayoutAnswer::of,
                PayoutAnswer.Page::new);
    }

    private static RequestRefused ofRefund(String refundNo) {
        return new RequestRefused(
                ProblemCode.PAYOUT_OF_REFUND, "The payout carries refund " + refundNo + "; we look after it.");
    }

    private static RequestRefused notFound() {
        return new RequestRefused(ProblemCode.PAYOUT_NOT_FOUND, "You have no payout with this number.");
    }
}
