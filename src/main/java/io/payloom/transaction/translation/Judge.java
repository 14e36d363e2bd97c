package io.payloom.transaction.translation;

import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.Channels;
import io.payloom.channel.PayerAction;
import io.payloom.resultcode.CodeQuestion;
import io.payloom.resultcode.ResultCodes;
import io.payloom.resultcode.Translation;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.Contradictions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.TransactionEvent;
import io.payloom.transaction.sending.Submitter;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what an answer means. Whatever is not surely final means: keep waiting. */
@Component
public class Judge {

    private final ResultCodes resultCodes;
    private final Channels channels;
    private final Clock clock;

    Judge(ResultCodes resultCodes, Channels channels, Clock clock) {
        this.resultCodes = resultCodes;
        this.channels = channels;
        this.clock = clock;
    }

    public Judgement judge(BankTransaction transaction, BankFact fact) {
        return switch (fact.answer()) {
            case BankAnswer.Answered answered -> translated(transaction, answered);
            case BankAnswer.NotFound notFound -> notFound(transaction, fact.askedAt());
            case BankAnswer.Unknown unknown ->
                Judgement.of(TransactionEvent.AWAIT, "unknown: " + unknown.reason())
                        .againstChannel(isSubmission(fact));
            case BankAnswer.NotSent notSent ->
                Judgement.of(
                                isSubmission(fact) && transaction.progress().resends() == 0
                                        ? TransactionEvent.NOT_SENT
                                        : TransactionEvent.AWAIT,
                                "not sent: " + notSent.reason())
                        .againstChannel(isSubmission(fact));
        };
    }

    /** A query that fails says nothing new about a channel that was too slow with the order itself. */
    private static boolean isSubmission(BankFact fact) {
        return fact.source() == BankFact.Source.SUBMIT;
    }

    private Judgement translated(BankTransaction transaction, BankAnswer.Answered answer) {
        Translation meaning = resultCodes.translate(new CodeQuestion(
                transaction.identity().merchantId(),
                transaction.channel(),
                transaction.operation(),
                answer.code(),
                answer.subCode(),
                transaction.transactionNo()));
        TransactionEvent event =
                switch (meaning.verdict()) {
                    case SUCCEEDED -> TransactionEvent.SUCCEED;
                    case FAILED -> TransactionEvent.FAIL;
                    case CLOSED -> TransactionEvent.CLOSE;
                    case PROCESSING -> TransactionEvent.AWAIT;
                };
        String suspicion = suspicion(transaction, event, meaning, answer);
        PayerAction action = answer.payerAction();
        return new Judgement(
                suspicion == null ? event : TransactionEvent.AWAIT,
                words(answer, suspicion != null) + " (table " + meaning.version() + ")",
                meaning.unifiedCode(),
                meaning.message(),
                meaning.reroutable() && transaction.answer().payerActionType() == null && action == null,
                meaning.countsAgainstHealth(),
                answer.bankReference(),
                action,
                Judgement.Heard.of(answer, meaning, event == TransactionEvent.SUCCEED && suspicion != null),
                suspicion,
                false,
                null);
    }

    private static String words(BankAnswer.Answered answer, boolean otherAmount) {
        String code = "code " + answer.code() + (answer.subCode() == null ? "" : "/" + answer.subCode());
        return otherAmount ? code + " over " + (answer.amount() == null ? "no amount" : answer.amount()) : code;
    }

    private static @Nullable String suspicion(
            BankTransaction transaction, TransactionEvent event, Translation meaning, BankAnswer.Answered answer) {
        if (event == TransactionEvent.SUCCEED) {
            return amountMismatch(transaction, answer);
        }
        boolean isReturn = event == TransactionEvent.FAIL
                && transaction.operation() != Operation.PAY
                && Contradictions.RETURNED.equals(meaning.unifiedCode());
        return isReturn ? otherReturn(transaction, answer) : null;
    }

    /** A bank need not say how much came back; if it does, it must be all of it. */
    private static @Nullable String otherReturn(BankTransaction transaction, BankAnswer.Answered answer) {
        return answer.amount() == null || transaction.paid().equals(answer.amount())
                ? null
                : "The bank reports that " + answer.amount() + " came back, the transaction is over "
                        + transaction.paid() + ". Nothing was booked; compare with the bank.";
    }

    private static @Nullable String amountMismatch(BankTransaction transaction, BankAnswer.Answered answer) {
        return transaction.paid().equals(answer.amount())
                ? null
                : "The bank reports success over " + (answer.amount() == null ? "no amount" : answer.amount())
                        + ", the transaction is over " + transaction.paid()
                        + ". Nothing was decided; compare with the bank.";
    }

    /** Counts the age at which the bank was asked, not that at which its answer is read. */
    private Judgement notFound(BankTransaction transaction, @Nullable Instant askedAt) {
        ChannelInterface channel = channels.interfaceOf(transaction.channel(), transaction.operation());
        Instant sentAt = transaction.progress().sentAt();
        boolean isFinal = channel.notFoundFinalAfter() != null
                && sentAt != null
                && !(askedAt == null ? clock.instant() : askedAt)
                        .isBefore(sentAt.plus(Submitter.FRESH).plus(channel.notFoundFinalAfter()));
        return isFinal
                ? Judgement.failed("NOT_RECEIVED_BY_BANK", "The bank never received it", false)
                : Judgement.of(TransactionEvent.AWAIT, "the bank does not find it");
    }
}
