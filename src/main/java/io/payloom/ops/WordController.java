package io.payloom.ops;

import static java.util.Objects.requireNonNull;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.latemoney.CaseNeedsPerson;
import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.CaseWord;
import io.payloom.latemoney.LateMoneySteps;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.refund.Refund;
import io.payloom.refund.RefundPayouts;
import io.payloom.refund.RefundState;
import io.payloom.refund.RefundSteps;
import io.payloom.refund.RefundWord;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.WordOutcome;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person decides about a refused refund or a money case, known by the token and not by a variable in Operate. */
@RestController
@RequestMapping(path = "/ops/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class WordController {

    private final RefundSteps refunds;
    private final RefundPayouts allRefunds;
    private final LateMoneySteps lateMoney;
    private final MoneyCases cases;
    private final RequestValidation validation;

    WordController(
            RefundSteps refunds,
            RefundPayouts allRefunds,
            LateMoneySteps lateMoney,
            MoneyCases cases,
            RequestValidation validation) {
        this.refunds = refunds;
        this.allRefunds = allRefunds;
        this.lateMoney = lateMoney;
        this.cases = cases;
        this.validation = validation;
    }

    @PostMapping(path = "/refunds/{refundNo}/decision", consumes = BodyType.JSON_TYPE)
    RefundDecided refund(Operator operator, @PathVariable String refundNo, @RequestBody WordRequest request) {
        requireRefund(refundNo);
        validation.check(request, List.of());
        return refund(() -> refunds.decide(
                refundNo,
                RefundWord.read(
                        requireNonNull(request.decision()), operator.name(), requireNonNull(request.reason()))));
    }

    @PostMapping(path = "/refunds/{refundNo}/decision/confirmation", consumes = BodyType.JSON_TYPE)
    RefundDecided confirmRefund(
            Operator operator, @PathVariable String refundNo, @RequestBody WordConfirmation request) {
        requireRefund(refundNo);
        validation.check(request, List.of());
        return refund(() -> refunds.confirm(refundNo, operator.name(), requireNonNull(request.reason())));
    }

    private void requireRefund(String refundNo) {
        if (allRefunds.find(refundNo).isEmpty()) {
            throw new RequestRefused(ProblemCode.REFUND_NOT_FOUND, "Nothing is known of a refund under this number.");
        }
    }

    private static RefundDecided refund(Supplier<WordOutcome<Refund>> deciding) {
        Decided<Refund> decided =
                decided(deciding, "The bank has not refused this refund, or it was decided, or nothing was proposed.");
        return new RefundDecided(
                decided.subject().refundNo(), decided.subject().state(), decided.outcome(), decided.words());
    }

    @PostMapping(path = "/money-cases/{caseNo}/decision", consumes = BodyType.JSON_TYPE)
    CaseDecided moneyCase(Operator operator, @PathVariable String caseNo, @RequestBody WordRequest request) {
        requireCase(caseNo);
        validation.check(request, List.of());
        return moneyCase(() -> lateMoney.decide(
                caseNo,
                CaseWord.read(requireNonNull(request.decision()), operator.name(), requireNonNull(request.reason()))));
    }

    @PostMapping(path = "/money-cases/{caseNo}/decision/confirmation", consumes = BodyType.JSON_TYPE)
    CaseDecided confirmMoneyCase(
            Operator operator, @PathVariable String caseNo, @RequestBody WordConfirmation request) {
        requireCase(caseNo);
        validation.check(request, List.of());
        return moneyCase(() -> lateMoney.confirm(caseNo, operator.name(), requireNonNull(request.reason())));
    }

    private void requireCase(String caseNo) {
        if (cases.find(caseNo).isEmpty()) {
            throw new RequestRefused(ProblemCode.NOT_FOUND, "Nothing is known of a money case under this number.");
        }
    }

    private static CaseDecided moneyCase(Supplier<WordOutcome<MoneyCase>> deciding) {
        Decided<MoneyCase> decided =
                decided(deciding, "The case has ended, or its money is on its way back, or nothing was proposed.");
        return new CaseDecided(
                decided.subject().caseNo(), decided.subject().state(), decided.outcome(), decided.words());
    }

    private static <T> Decided<T> decided(Supplier<WordOutcome<T>> deciding, String nothing) {
        return switch (understood(deciding)) {
            case WordOutcome.Applied<T> applied -> new Decided<>(applied.after(), "applied", null);
            case WordOutcome.NeedsSecond<T> second ->
                new Decided<>(second.waiting(), "needs-second-person", second.why());
            case WordOutcome.SamePerson<T> same ->
                throw new RequestRefused(
                        ProblemCode.SECOND_PERSON_REQUIRED,
                        same.operator() + " proposed it; another person has to confirm it.");
            case WordOutcome.NothingToDecide<T> none ->
                throw new RequestRefused(ProblemCode.NOTHING_TO_DECIDE, nothing);
        };
    }

    private static <T> T understood(Supplier<T> deciding) {
        try {
            return deciding.get();
        } catch (DecisionUnclear unclear) {
            throw new RequestRefused(ProblemCode.BAD_REQUEST, String.valueOf(unclear.getMessage()));
        } catch (ChannelBusy | PermitsUnreachable busy) {
            throw new RequestRefused(
                    ProblemCode.RATE_LIMITED, "The bank cannot be asked now. Nothing was decided; try again soon.");
        } catch (CaseNeedsPerson impossible) {
            throw new RequestRefused(
                    ProblemCode.NOTHING_TO_DECIDE, impossible.question().facts());
        }
    }

    private record Decided<T>(
            T subject, String outcome, @Nullable String words) {}

    /**
     * What became of the refund.
     *
     * @param outcome applied or needs-second-person
     * @param words why it takes another person
     */
    record RefundDecided(
            String refundNo,
            RefundState state,
            String outcome,
            @Nullable String words) {}

    /** What became of the case, likewise. */
    record CaseDecided(
            String caseNo,
            CaseState state,
            String outcome,
            @Nullable String words) {}
}
