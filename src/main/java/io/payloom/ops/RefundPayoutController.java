package io.payloom.ops;

import static java.util.Objects.requireNonNull;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import io.payloom.payout.request.PayeeChecks;
import io.payloom.payout.request.PayeeData;
import io.payloom.refund.Refund;
import io.payloom.refund.RefundPayout;
import io.payloom.refund.RefundPayouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pays a refund that its bank refused to an account of the payer, when two people want it. */
@RestController
@RequestMapping(path = "/ops/v1/refunds/{refundNo}/payout", produces = MediaType.APPLICATION_JSON_VALUE)
class RefundPayoutController {

    private final RefundPayouts refunds;
    private final PayeeChecks payees;
    private final RequestValidation validation;

    RefundPayoutController(RefundPayouts refunds, PayeeChecks payees, RequestValidation validation) {
        this.refunds = refunds;
        this.payees = payees;
        this.validation = validation;
    }

    @GetMapping
    List<RefundPayoutAnswer> all(Operator operator, @PathVariable String refundNo) {
        return refunds.of(find(refundNo).refundNo()).stream().map(this::answer).toList();
    }

    @PostMapping(consumes = BodyType.JSON_TYPE)
    RefundPayoutAnswer propose(
            Operator operator, @PathVariable String refundNo, @RequestBody RefundPayoutRequest request) {
        Refund refund = find(refundNo);
        PayeeData payee = request.payee();
        List<Violation> errors = new ArrayList<>(payees.contradictions(refund.merchantId(), payee));
        if (payee != null) {
            errors.addAll(betrayed(request.reason(), payee.account(), payee.name()));
        }
        validation.check(request, errors);
        return answer(refunds.propose(
                refundNo,
                requireNonNull(payee).payee(),
                operator.name(),
                requireNonNull(request.reason()).strip()));
    }

    @PostMapping(path = "/confirmation", consumes = BodyType.JSON_TYPE)
    RefundPayoutAnswer confirm(
            Operator operator, @PathVariable String refundNo, @RequestBody RefundPayoutConfirmation request) {
        find(refundNo);
        validation.check(request, betrayed(request.reason(), request.account()));
        return answer(refunds.confirm(
                refundNo,
                requireNonNull(request.account()),
                operator.name(),
                requireNonNull(request.reason()).strip()));
    }

    /** Reasons stand in the journal for ever, which holds no account and no name. */
    private static List<Violation> betrayed(@Nullable String reason, @Nullable String... secrets) {
        boolean betrays = reason != null
                && Arrays.stream(secrets)
                        .anyMatch(secret -> secret != null && !secret.isBlank() && reason.contains(secret));
        return betrays
                ? List.of(Violation.at("/reason", "NOT_ALLOWED", "must name neither the account nor its holder"))
                : List.of();
    }

    private Refund find(String refundNo) {
        return refunds.find(refundNo)
                .orElseThrow(() -> new RequestRefused(
                        ProblemCode.REFUND_NOT_FOUND, "Nothing is known of a refund under this number."));
    }

    private RefundPayoutAnswer answer(RefundPayout proposal) {
        return RefundPayoutAnswer.of(proposal, refunds.warnings(proposal));
    }

    private RefundPayoutAnswer answer(RefundPayouts.Answer answer) {
        return switch (answer) {
            case RefundPayouts.Answer.NeedsSecond waiting -> answer(waiting.proposal());
            case RefundPayouts.Answer.PayingOut confirmed -> answer(confirmed.confirmed());
            case RefundPayouts.Answer.NothingToDecide nothing ->
                throw new RequestRefused(
                        ProblemCode.NOTHING_TO_DECIDE,
                        "The refund is " + nothing.state() + ", and no proposal waits for a second person.");
            case RefundPayouts.Answer.SamePerson same ->
                throw new RequestRefused(
                        ProblemCode.SECOND_PERSON_REQUIRED,
                        same.operator() + " proposed it; another person has to confirm it.");
            case RefundPayouts.Answer.OtherAccount other ->
                throw new RequestRefused(
                        ProblemCode.ACCOUNT_DIFFERS,
                        "Nothing was paid. Compare the number with the payer's own words.");
            case RefundPayouts.Answer.BeyondPayment beyond ->
                throw new RequestRefused(
                        ProblemCode.REFUND_EXCEEDS_PAYMENT,
                        beyond.taken() + " of " + beyond.paid() + " went back or may have. Ask the bank first.");
        };
    }
}
