package io.payloom.ops.order;

import io.payloom.alert.Alerts;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import io.payloom.notification.Notifications;
import io.payloom.ops.Operator;
import io.payloom.retention.Archive;
import io.payloom.retention.Archived;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.decision.OperatorDecisions;
import java.util.List;
import java.util.Optional;
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
    private final Archive archive;

    OrderController(
            BankTransactions transactions,
            OperatorDecisions decisions,
            MoneyCases cases,
            Journal journal,
            OrderSheets sheets,
            Notifications notifications,
            Alerts alerts,
            Runs runs,
            Archive archive) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.cases = cases;
        this.journal = journal;
        this.sheets = sheets;
        this.notifications = notifications;
        this.alerts = alerts;
        this.runs = runs;
        this.archive = archive;
    }

    @GetMapping
    OrderAnswer order(Operator operator, @PathVariable String orderNo) {
        return archive.show(orderNo, archived -> order(orderNo, archived));
    }

    private OrderAnswer order(String orderNo, Archived archived) {
        List<Journal.Line> lines = archived.journal(orderNo, journal.of(orderNo));
        Optional<OrderSheet> sheet = sheets.of(orderNo);
        if (lines.isEmpty() && (sheet.isEmpty() || archived.unreadable() == null)) {
            throw archived.unreadable() == null
                    ? new RequestRefused(ProblemCode.ORDER_NOT_FOUND, "Nothing is known under this number.")
                    : new RequestRefused(ProblemCode.ARCHIVE_UNREADABLE, archived.unreadable());
        }
        return new OrderAnswer(
                orderNo,
                lines.isEmpty() ? sheet.orElseThrow().state() : lines.getLast().toState(),
                sheet.orElse(null),
                lines.stream().map(OrderAnswer.Line::of).toList(),
                OrderAnswer.Elsewhere.of(archived),
                runs.of(orderNo).map(OrderAnswer.Driver::of).orElse(null),
                attempts(orderNo, archived),
                cases.of(orderNo).stream()
                        .map(found -> moneyCase(found, archived))
                        .toList(),
                notifications.of(orderNo).stream()
                        .map(one -> OrderAnswer.Told.of(one, notifications.attempts(one.notificationNo())))
                        .toList(),
                alerts.about(orderNo));
    }

    private OrderAnswer.Case moneyCase(MoneyCase found, Archived archived) {
        String number = found.caseNo();
        return OrderAnswer.Case.of(found, archived.journal(number, journal.of(number)), attempts(number, archived));
    }

    private List<OrderAnswer.Attempt> attempts(String subjectNo, Archived archived) {
        return transactions.attempts(subjectNo).stream()
                .map(transaction -> attempt(transaction, archived))
                .toList();
    }

    private OrderAnswer.Attempt attempt(BankTransaction transaction, Archived archived) {
        String number = transaction.transactionNo();
        return OrderAnswer.Attempt.of(transaction, archived.journal(number, journal.of(number)), decisions.of(number));
    }
}
