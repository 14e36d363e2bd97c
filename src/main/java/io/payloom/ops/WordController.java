package io.payloom.ops;

import static java.util.Objects.requireNonNull;

import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.latemoney.CaseNeedsPerson;
import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.CaseWord;
import io.payloom.latemoney.LateMoneySteps;
import io.payloom.latemoney.MoneyCases;
import io.payloom.refund.RefundPayouts;
import io.payloom.refund.RefundState;
import io.payloom.refund.RefundSteps;
import io.payloom.refund.RefundWord;
import io.payloom.transaction.DecisionUnclear;
import java.util.List;
import java.util.function.Supplier;
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
        if (allRefunds.find(refundNo).isEmpty()) {
            throw new RequestRefused(ProblemCode.REFUND_NOT_FOUND, "Nothing is known of a refund under this number.");
        }
        validation.check(request, List.of());
        return understood(() -> refunds.decide(
                        refundNo,
                        RefundWord.read(
                                requireNonNull(request.decision()), operator.name(), requireNonNull(request.reason())))
                .map(refund -> new RefundDecided(refund.refundNo(), refund.state()))
                .orElseThrow(() -> new RequestRefused(
                        ProblemCode.NOTHING_TO_DECIDE, "The bank has not refused this refund, or it was decided.")));
    }

    @PostMapping(path = "/money-cases/{caseNo}/decision", consumes = BodyType.JSON_TYPE)
    CaseDecided moneyCase(Operator operator, @PathVariable String caseNo, @RequestBody WordRequest request) {
        if (cases.find(caseNo).isEmpty()) {
            throw new RequestRefused(ProblemCode.NOT_FOUND, "Nothing is known of a money case under this number.");
        }
        validation.check(request, List.of());
        return understood(() -> lateMoney
                .decide(
                        caseNo,
                        CaseWord.read(
                                requireNonNull(request.decision()), operator.name(), requireNonNull(request.reason())))
                .map(decided -> new CaseDecided(decided.caseNo(), decided.state()))
                .orElseThrow(() -> new RequestRefused(
                        ProblemCode.NOTHING_TO_DECIDE, "The case has ended, or its money is on its way back.")));
    }

    private static <T> T understood(Supplier<T> deciding) {
        try {
            return deciding.get();
        } catch (DecisionUnclear unclear) {
            throw new RequestRefused(ProblemCode.BAD_REQUEST, String.valueOf(unclear.getMessage()));
        } catch (CaseNeedsPerson impossible) {
            throw new RequestRefused(ProblemCode.NOTHING_TO_DECIDE, String.valueOf(impossible.getMessage()));
        }
    }

    /** What became of the refund. */
    record RefundDecided(String refundNo, RefundState state) {}

    /** What became of the case. */
    record CaseDecided(String caseNo, CaseState state) {}
}
