package io.payloom.transaction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a person is told of a transaction whose queries are used up, in the alert and in Operate. */
final class StuckOrder {

    private StuckOrder() {}

    static String decisionWords(OperatorDecision last) {
        return switch (last.state()) {
            case PROPOSED ->
                " " + last.operator() + " decided '" + last.word().text()
                        + "', but the bank is silent: another person has to confirm it in the operators' API.";
            case OVERRULED ->
                " The decision '" + last.word().text() + "' of " + last.operator()
                        + " was not taken, the bank says otherwise.";
            case APPLIED, REPLACED -> "";
        };
    }

    /** For the incident: as it stands in the database. */
    static String words(BankTransaction transaction) {
        String last = String.valueOf(transaction.lastAnswer());
        boolean isCode = transaction.answerCode() != null && last.startsWith("code " + transaction.answerCode());
        return words(transaction, transaction.queryCount(), last, isCode ? transaction.resultMessage() : null);
    }

    /** For the alert: after a finding that is not in the database yet. */
    static String words(BankTransaction transaction, Progress progress, Finding finding) {
        return words(transaction, progress.queries(), finding.lastAnswer(), finding.message());
    }

    private static String words(BankTransaction transaction, int queries, String lastAnswer, @Nullable String meaning) {
        Instant sentAt = transaction.sentAt();
        return "Order " + transaction.orderNo() + ": channel " + transaction.channel() + " has not said what became of "
                + transaction.amount() + " (bank order number " + transaction.bankOrderNo() + "), sent "
                + (sentAt == null ? "never" : sentAt.truncatedTo(ChronoUnit.SECONDS)) + ", after " + queries
                + " queries. Its last answer: " + lastAnswer.replaceFirst(" \\(table \\d+\\)$", "")
                + (meaning == null ? "" : " (" + meaning + ")")
                + ". Ask the bank by phone or in its portal; Retry in Operate asks it once more. How to decide it:"
                + " docs/operations.md, \"An order is stuck\".";
    }
}
