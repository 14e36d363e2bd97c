package io.payloom.ops;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.transaction.asking.Inquiries;
import io.payloom.transaction.asking.Inquiry;
import io.payloom.transaction.asking.TransactionUnclear;
import io.payloom.transaction.decision.DecisionResult;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.OperatorDecisions;
import io.payloom.transaction.decision.OperatorWord;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a person can do about an order whose result no bank has said. Where several of its transactions have no result,
 * the person names one.
 */
@RestController
@RequestMapping(path = "/ops/v1/orders/{orderNo}", produces = MediaType.APPLICATION_JSON_VALUE)
class DecisionController {

    private static final String TRANSACTION_NO = "transactionNo";

    private final Inquiries inquiries;
    private final OperatorDecisions decisions;
    private final RequestValidation validation;

    DecisionController(Inquiries inquiries, OperatorDecisions decisions, RequestValidation validation) {
        this.inquiries = inquiries;
        this.decisions = decisions;
        this.validation = validation;
    }

    @PostMapping("/query")
    InquiryAnswer query(
            Operator operator,
            @PathVariable String orderNo,
            @RequestParam(required = false) @Nullable String transactionNo) {
        return switch (asked(orderNo, transactionNo, operator)) {
            case Inquiry.Asked asked -> new InquiryAnswer(asked.transactionNo(), asked.lastAnswer(), asked.state());
            case Inquiry.TooSoon soon ->
                throw new RequestRefused(
                        ProblemCode.RATE_LIMITED,
                        "The bank was asked a moment ago. Try again in "
                                + soon.tryAfter().toSeconds() + " s.");
            case Inquiry.Needless needless ->
                throw new RequestRefused(
                        ProblemCode.NOTHING_TO_DECIDE, "The result is known, or nothing was sent to a bank yet.");
        };
    }

    private Inquiry asked(String orderNo, @Nullable String transactionNo, Operator operator) {
        try {
            return inquiries.now(orderNo, transactionNo, operator.name());
        } catch (TransactionUnclear unclear) {
            String words = String.valueOf(unclear.getMessage());
            throw refused(unclear, Violation.ofParameter(TRANSACTION_NO, code(unclear), words));
        }
    }

    @PostMapping(path = "/decision", consumes = BodyType.JSON_TYPE)
    DecisionAnswer decide(Operator operator, @PathVariable String orderNo, @RequestBody DecisionRequest request) {
        validation.check(request, List.of());
        OperatorWord word = word(request, operator);
        return answer(() -> decisions.decide(orderNo, request.transactionNo(), word));
    }

    @PostMapping(path = "/decision/confirmation", consumes = BodyType.JSON_TYPE)
    DecisionAnswer confirm(Operator operator, @PathVariable String orderNo, @RequestBody ConfirmationRequest request) {
        validation.check(request, List.of());
        String reason = Objects.requireNonNull(request.reason());
        return answer(() -> decisions.confirm(orderNo, request.transactionNo(), operator.name(), reason));
    }

    private static OperatorWord word(DecisionRequest request, Operator operator) {
        try {
            return OperatorWord.read(
                    Objects.requireNonNull(request.decision()),
                    operator.name(),
                    Objects.requireNonNull(request.reason()));
        } catch (DecisionUnclear unclear) {
            throw new RequestRefused(ProblemCode.BAD_REQUEST, String.valueOf(unclear.getMessage()));
        }
    }

    private static DecisionAnswer answer(Supplier<DecisionResult> deciding) {
        try {
            return switch (deciding.get()) {
                case DecisionResult.Applied applied -> DecisionAnswer.of("applied", applied.transaction(), null);
                case DecisionResult.Overruled overruled ->
                    DecisionAnswer.of("overruled", overruled.transaction(), overruled.bankSays());
                case DecisionResult.NeedsSecond second ->
                    DecisionAnswer.of("needs-second-person", second.transaction(), second.why());
                case DecisionResult.SamePerson same ->
                    throw new RequestRefused(
                            ProblemCode.SECOND_PERSON_REQUIRED,
                            same.operator() + " proposed it; another person has to confirm it.");
                case DecisionResult.NothingToDecide nothing ->
                    throw new RequestRefused(
                            ProblemCode.NOTHING_TO_DECIDE,
                            "The result is known, or nothing was sent to a bank, or nothing was proposed.");
            };
        } catch (TransactionUnclear unclear) {
            String words = String.valueOf(unclear.getMessage());
            throw refused(unclear, Violation.at("/" + TRANSACTION_NO, code(unclear), words));
        } catch (ChannelBusy | PermitsUnreachable busy) {
            throw new RequestRefused(
                    ProblemCode.RATE_LIMITED, "The bank cannot be asked now. Nothing was decided; try again soon.");
        }
    }

    private static String code(TransactionUnclear unclear) {
        return switch (unclear.fault()) {
            case NOT_NAMED -> "REQUIRED";
            case OF_ANOTHER_ORDER -> "VALUE_INVALID";
        };
    }

    private static RequestRefused refused(TransactionUnclear unclear, Violation violation) {
        return new RequestRefused(
                ProblemCode.VALIDATION_FAILED, TRANSACTION_NO + " " + unclear.getMessage() + ".", List.of(violation));
    }
}
