package io.payloom.transaction.asking;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.kernel.Subject;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.Contradictions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.QueryProgress;
import io.payloom.transaction.decision.OperatorDecision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a person is told of a transaction whose queries are used up, in the alert and in Operate. */
public final class StuckOrder {

    private StuckOrder() {}

    public static String decisionWords(OperatorDecision last) {
        return switch (last.state()) {
            case PROPOSED ->
                " " + last.operator() + " decided '" + last.word().text() + "'. "
                        + (last.whySecond() == null ? "The bank is silent." : last.whySecond())
                        + " Another person has to confirm it in the operators' API.";
            case OVERRULED ->
                " The decision '" + last.word().text() + "' of " + last.operator()
                        + " was not taken, the bank says otherwise.";
            case APPLIED, REPLACED -> "";
        };
    }

    /** Decides it by the operators' API; a payout may have several without a result. */
    public static String call(BankTransaction transaction) {
        String address = "POST /ops/v1/orders/" + transaction.orderNo() + "/decision";
        return transaction.operation() == Operation.PAYOUT
                ? address + " with transactionNo " + transaction.transactionNo()
                : address;
    }

    /** For the incident: as it stands in the database. */
    public static String words(BankTransaction transaction) {
        String last = String.valueOf(transaction.answer().lastAnswer());
        boolean isCode = transaction.answer().answerCode() != null
                && last.startsWith("code " + transaction.answer().answerCode());
        return words(
                transaction,
                transaction.progress().queryCount(),
                last,
                isCode ? transaction.answer().resultMessage() : null,
                otherAmount(transaction));
    }

    /** For the alert: after a judgement that is not in the database yet. */
    public static String words(BankTransaction transaction, QueryProgress progress, Judgement judgement) {
        Judgement.Heard heard = judgement.heard();
        String otherAmount = heard == null
                ? otherAmount(transaction)
                : otherAmount(transaction, heard.otherAmount(), judgement.unifiedCode(), heard.amount());
        return words(transaction, progress.queries(), judgement.lastAnswer(), judgement.message(), otherAmount)
                + " Decide it by " + call(transaction) + ": docs/operations.md, \"An order is stuck\".";
    }

    private static @Nullable String otherAmount(BankTransaction transaction) {
        return otherAmount(
                transaction,
                transaction.answer().otherAmount(),
                transaction.answer().unifiedCode(),
                transaction.answer().amount());
    }

    /** What the bank has said about another amount than was ordered, null when it has not. */
    private static @Nullable String otherAmount(
            BankTransaction transaction, boolean isPaid, @Nullable String unifiedCode, @Nullable Money said) {
        if (isPaid) {
            return "reports success over " + (said == null ? "no amount" : said) + ", but " + transaction.amount()
                    + " were ordered";
        }
        boolean isReturned =
                Contradictions.RETURNED.equals(unifiedCode) && said != null && !said.equals(transaction.amount());
        return isReturned ? "reports that " + said + " came back, but " + transaction.amount() + " were ordered" : null;
    }

    private static String words(
            BankTransaction transaction,
            int queries,
            String lastAnswer,
            @Nullable String meaning,
            @Nullable String otherAmount) {
        Instant sentAt = transaction.progress().sentAt();
        return Subject.titled(transaction.orderNo()) + ": channel " + transaction.channel() + " "
                + (otherAmount == null ? "has not said what became of " + transaction.amount() : otherAmount)
                + " (bank order number " + transaction.bankOrderNo() + "), sent "
                + (sentAt == null ? "never" : sentAt.truncatedTo(ChronoUnit.SECONDS)) + ", after " + queries
                + " queries. Its last answer: " + lastAnswer.replaceFirst(" \\(table \\d+\\)$", "")
                + (meaning == null ? "" : " (" + meaning + ")")
                + (otherAmount == null
                        ? ". Ask the bank by phone or in its portal;"
                        : ". Nothing was decided: compare with the bank;")
                + " Retry in Operate asks it once more.";
    }
}
