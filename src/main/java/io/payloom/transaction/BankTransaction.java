package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Journaled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one channel as it stands now.
 *
 * @param operation PAY, REFUND for money that goes back, or PAYOUT for a part of a payout
 * @param originalNo the transaction whose money goes back, null for a payment
 * @param account code of the account at the channel; every call about it goes by its merchant number
 * @param pool code of the pool from which the account was chosen
 * @param bankOrderNo the only key under which the bank knows it
 * @param version number of its newest journal line
 * @param sendNo how often a send was begun; each begins with a conditional UPDATE that only one sender wins
 * @param resends how many of them while an earlier one may have arrived
 * @param unreachable how many sends surely never left us
 * @param sentAt begin of the newest send, the earliest moment at which the bank can have it
 * @param expiresAt when a payer's time is over, null when no payer is waited for
 * @param queryCount answered or unanswered queries so far
 * @param failedQueries of these, the newest in a row that brought no readable answer
 * @param nextQueryAt when the bank is to be asked next, null when the plan is used up
 * @param askedAt when a merchant or an operator had the bank asked last
 * @param answerCode the bank's own code in its newest readable answer
 * @param untranslated whether nobody has said yet what that code means
 * @param watchAt when the bank is asked outside the process: daily while it is stuck, a day after a planned query
 *     that was not made, at T+1 after a failure
 * @param byPerson whether a person ended it, not the bank
 * @param asVoid of a REFUND: whether the bank is asked to undo the original transaction, all of it
 * @param payeeToken vault token of the payee of a payout
 * @param purpose of a payout, for the payee's statement
 * @param otherAmount whether that answer reports success over another amount, or over none: nothing was decided by it
 * @param paidValue minor units that were really moved, where two people have booked what the bank reports; else null
 * @param unifiedCode the bank's newest code in Payloom's words
 * @param reroutable whether the order may try another channel after this failure
 */
public record BankTransaction(
        String transactionNo,
        String orderNo,
        Operation operation,
        @Nullable String originalNo,
        int attempt,
        String merchantId,
        String channel,
        String account,
        String pool,
        String bankOrderNo,
        long amountValue,
        String amountCurrency,
        String method,
        String type,
        @Nullable String cardToken,
        TransactionState state,
        int version,
        int sendNo,
        int resends,
        int unreachable,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        @Nullable Instant closeRequestedAt,
        int queryCount,
        int failedQueries,
        @Nullable Instant nextQueryAt,
        @Nullable String lastAnswer,
        @Nullable String unifiedCode,
        @Nullable String resultMessage,
        boolean reroutable,
        @Nullable String bankReference,
        @Nullable String payerActionType,
        @Nullable String payerActionContent,
        Instant createdAt,
        @Nullable Instant finalAt,
        @Nullable Instant askedAt,
        @Nullable String answerCode,
        @Nullable String answerSubCode,
        @Nullable Long answerAmountValue,
        @Nullable String answerAmountCurrency,
        boolean untranslated,
        @Nullable Instant watchAt,
        boolean byPerson,
        boolean asVoid,
        @Nullable String payeeToken,
        @Nullable String purpose,
        boolean otherAmount,
        @Nullable Long paidValue)
        implements Journaled<TransactionState> {

    @Override
    public String subjectNo() {
        return transactionNo;
    }

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    /** What it has moved, once it has succeeded. */
    public Money paid() {
        return paidValue == null ? amount() : new Money(paidValue, amountCurrency);
    }

    /** Over what its bank reports success instead of over what was ordered; null when it does not, or says no amount. */
    public @Nullable Money reported() {
        return otherAmount && answerAmountValue != null && answerAmountCurrency != null
                ? new Money(answerAmountValue, answerAmountCurrency)
                : null;
    }

    /** Whether the bank may have it and has said no result. */
    boolean isInQuestion() {
        return state == TransactionState.SUBMITTING || state == TransactionState.PROCESSING;
    }

    boolean isCloseDue(Instant now) {
        return closeRequestedAt != null || expiresAt != null && !now.isBefore(expiresAt);
    }
}
