package io.payloom.ops;

import io.payloom.alert.Alerts;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.notification.Notifications;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.OperatorDecisions;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is known of an order. */
@RestController
@RequestMapping(path = "/ops/v1/orders/{orderNo}", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final BankTransactions transactions;
    private final OperatorDecisions decisions;
    private final MoneyCases cases;
    private final Journal journal;
    private final OrderSheets sheets;
    private final Notifications notifications;
    private final Alerts alerts;
    private final Runs runs;

    OrderController(
            BankTransactions transactions,
            OperatorDecisions decisions,
            MoneyCases cases,
            Journal journal,
            OrderSheets sheets,
            Notifications notifications,
            Alerts alerts,
            Runs runs) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.cases = cases;
        this.journal = journal;
        this.sheets = sheets;
        this.notifications = notifications;
        this.alerts = alerts;
        this.runs = runs;
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
                sheets.of(orderNo).orElse(null),
                lines.stream().map(OrderAnswer.Line::of).toList(),
                runs.of(orderNo).map(OrderAnswer.Driver::of).orElse(null),
                attempts(orderNo),
                cases.of(orderNo).stream().map(this::moneyCase).toList(),
                notifications.of(orderNo).stream()
                        .map(one -> OrderAnswer.Told.of(one, notifications.attempts(one.notificationNo())))
                        .toList(),
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
}
