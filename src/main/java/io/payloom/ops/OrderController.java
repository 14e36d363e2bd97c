package io.payloom.ops;

import io.payloom.alert.Alerts;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.lifecycle.Journal;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Decided;
import io.payloom.transaction.DecisionUnclear;
import io.payloom.transaction.Inquiries;
import io.payloom.transaction.Inquiry;
import io.payloom.transaction.OperatorDecisions;
import io.payloom.transaction.OperatorWord;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is known of an order, and what a person can do about one whose result no bank has said. */
@RestController
@RequestMapping(path = "/ops/v1/orders/{orderNo}", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final BankTransactions transactions;
    private final Inquiries inquiries;
    private final OperatorDecisions decisions;
    private final MoneyCases cases;
    private final Journal journal;
    private final Alerts alerts;
    private final RequestValidation validation;

    OrderController(
            BankTransactions transactions,
            Inquiries inquiries,
            OperatorDecisions decisions,
            MoneyCases cases,
            Journal journal,
            Alerts alerts,
            RequestValidation validation) {
        this.transactions = transactions;
        this.inquiries = inquiries;
        this.decisions = decisions;
        this.cases = cases;
        this.journal = journal;
        this.alerts = alerts;
        this.validation = validation;
    }

    @GetMapping
    OrderAnswer order(Operator operator, @PathVariable String orderNo) {
        List<Journal.Line> lines = journal.of(orderNo);
        if (lines.isEmpty()) {
            throw new RequestRefused(ProblemCode.ORDER_NOT_FOUND, "Nothing is known under this number.");
        }
        return new OrderAnswer(
                orderNo,
                lines.getLast().toState(),
                lines.stream().map(OrderAnswer.Line::of).toList(),
                attempts(orderNo),
                cases.of(orderNo).stream().map(this::moneyCase).toList(),
                alerts.about(orderNo));
    }

    private OrderAnswer.Case moneyCase(MoneyCase found) {
        return OrderAnswer.Case.of(found, journal.of(found.caseNo()), attempts(found.caseNo()));
    }

    private List<OrderAnswer.Attempt> attempts(String subjectNo) {
        return transactions.attempts(subjectNo).stream().map(this::attempt).toList();
    }

    private OrderAnswer.Attempt attempt(BankTransaction transaction) {
        String number = transaction.transactionNo();
        return OrderAnswer.Attempt.of(transaction, journal.of(number), decisions.of(number));
    }

    @PostMapping("/query")
    InquiryAnswer query(Operator operator, @PathVariable String orderNo) {
        return switch (inquiries.now(orderNo, operator.name())) {
            case Inquiry.Asked asked -> new InquiryAnswer(asked.lastAnswer(), asked.state());
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

    @PostMapping("/decision")
    DecisionAnswer decide(Operator operator, @PathVariable String orderNo, @RequestBody DecisionRequest request) {
        validation.check(request, List.of());
        OperatorWord word = word(request, operator);
        return answer(() -> decisions.decide(orderNo, word));
    }

    @PostMapping("/decision/confirmation")
    DecisionAnswer confirm(Operator operator, @PathVariable String orderNo, @RequestBody ConfirmationRequest request) {
        validation.check(request, List.of());
        return answer(() -> decisions.confirm(orderNo, operator.name(), Objects.requireNonNull(request.reason())));
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

    private static DecisionAnswer answer(Supplier<Decided> deciding) {
        try {
            return switch (deciding.get()) {
                case Decided.Applied applied -> DecisionAnswer.of("applied", applied.transaction(), null);
                case Decided.Overruled overruled ->
                    DecisionAnswer.of("overruled", overruled.transaction(), overruled.bankSays());
                case Decided.NeedsSecond second ->
                    DecisionAnswer.of("needs-second-person", second.transaction(), "The bank is silent.");
                case Decided.SamePerson same ->
                    throw new RequestRefused(
                            ProblemCode.SECOND_PERSON_REQUIRED,
                            same.operator() + " proposed it; another person has to confirm it.");
                case Decided.NothingToDecide nothing ->
                    throw new RequestRefused(
                            ProblemCode.NOTHING_TO_DECIDE,
                            "The result is known, or nothing was sent to a bank, or nothing was proposed.");
            };
        } catch (ChannelBusy | PermitsUnreachable busy) {
            throw new RequestRefused(
                    ProblemCode.RATE_LIMITED, "The bank cannot be asked now. Nothing was decided; try again soon.");
        }
    }
}
