package io.payloom.ops.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.payloom.alert.Alerts;
import io.payloom.kernel.Money;
import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.MoneyCase;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Run;
import io.payloom.notification.Notification;
import io.payloom.notification.NotificationState;
import io.payloom.retention.Archived;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.decision.OperatorDecision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an order; nothing of it is sensitive.
 *
 * @param archive where parts of the journals are if they are not in the tables any more
 * @param sheet whose it is and what was ordered; null when the number stands for something else that has a journal
 */
record OrderAnswer(
        String orderNo,
        String state,
        @JsonUnwrapped @Nullable OrderSheet sheet,
        List<Line> journal,
        @Nullable Elsewhere archive,
        @Nullable Driver run,
        List<Attempt> attempts,
        List<Case> moneyCases,
        List<Told> notifications,
        List<Alerts.Alert> alerts) {

    /**
     * The process instance that drives it.
     *
     * @param number how many have driven it, this one included
     * @param processInstanceKey under which Operate shows it; null when none has begun
     * @param expectedBy by then it has moved on, unless a bank is to be asked later; null while a person is awaited
     * @param stillSince since when it should have moved on and has not
     */
    record Driver(
            int number,
            @Nullable String processInstanceKey,
            @Nullable Instant beganAt,
            @Nullable Instant expectedBy,
            @Nullable Instant stillSince,
            @Nullable Instant finishedAt) {

        static Driver of(Run run) {
            boolean finished = run.finishedAt() != null;
            return new Driver(
                    run.runNo(),
                    run.runKey(),
                    run.claimedAt(),
                    finished ? null : run.expectedBy(),
                    finished ? null : run.stillSince(),
                    run.finishedAt());
        }
    }

    /**
     * Files that have parts of the journals.
     *
     * @param unreadable which of them cannot be read, so that the journals are not whole, and why; null when all is there
     */
    record Elsewhere(List<String> files, @Nullable String unreadable) {

        static @Nullable Elsewhere of(Archived archived) {
            return archived.files().isEmpty() ? null : new Elsewhere(archived.files(), archived.unreadable());
        }
    }

    /** One line of a journal. */
    record Line(
            int seq,
            @Nullable String from,
            String to,
            String event,
            String actor,
            @Nullable String detail,
            Instant at) {

        static Line of(Journal.Line line) {
            return new Line(
                    line.seq(), line.fromState(), line.toState(), line.event(), line.actor(), line.detail(), line.at());
        }
    }

    /**
     * One bank transaction.
     *
     * @param reportedAmount over what its bank reports success, where that is not the amount
     * @param paidAmount what it has moved, once it has succeeded
     */
    record Attempt(
            String transactionNo,
            String channel,
            String account,
            String bankOrderNo,
            Money amount,
            @Nullable Money reportedAmount,
            @Nullable Money paidAmount,
            TransactionState state,
            @Nullable Instant sentAt,
            int queries,
            @Nullable Instant nextQueryAt,
            @Nullable String lastAnswer,
            @Nullable String unifiedCode,
            @Nullable String bankReference,
            List<Line> journal,
            List<OperatorDecision> decisions) {

        static Attempt of(BankTransaction transaction, List<Journal.Line> journal, List<OperatorDecision> decisions) {
            return new Attempt(
                    transaction.transactionNo(),
                    transaction.channel(),
                    transaction.account(),
                    transaction.bankOrderNo(),
                    transaction.amount(),
                    transaction.reported(),
                    transaction.state() == TransactionState.SUCCEEDED ? transaction.paid() : null,
                    transaction.state(),
                    transaction.progress().sentAt(),
                    transaction.progress().queryCount(),
                    transaction.progress().nextQueryAt(),
                    transaction.answer().lastAnswer(),
                    transaction.answer().unifiedCode(),
                    transaction.answer().bankReference(),
                    journal.stream().map(Line::of).toList(),
                    decisions);
        }
    }

    /** Money that does not fit, and what was done about it. */
    record Case(
            String caseNo,
            String transactionNo,
            BankTransactionContradicted.Kind kind,
            String words,
            CaseState state,
            Instant createdAt,
            @Nullable Instant finalAt,
            List<Line> journal,
            List<Attempt> refunds) {

        static Case of(MoneyCase found, List<Journal.Line> journal, List<Attempt> refunds) {
            return new Case(
                    found.caseNo(),
                    found.transactionNo(),
                    found.kind(),
                    found.words(),
                    found.state(),
                    found.createdAt(),
                    found.finalAt(),
                    journal.stream().map(Line::of).toList(),
                    refunds);
        }
    }

    /** A notification of its merchant, and every attempt to deliver it. */
    record Told(
            String notificationNo,
            String type,
            int orderVersion,
            NotificationState state,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            List<Try> attempts) {

        static Told of(Notification notification, List<Notification.Attempt> attempts) {
            return new Told(
                    notification.notificationNo(),
                    notification.eventType(),
                    notification.orderVersion(),
                    notification.state(),
                    notification.createdAt(),
                    notification.state() == NotificationState.PENDING ? notification.nextAttemptAt() : null,
                    attempts.stream()
                            .map(one -> new Try(one.at(), one.status(), one.outcome()))
                            .toList());
        }
    }

    /**
     * One attempt to deliver a notification.
     *
     * @param status of the merchant's answer, null when there was none
     */
    record Try(Instant at, @Nullable Integer status, String outcome) {}
}
