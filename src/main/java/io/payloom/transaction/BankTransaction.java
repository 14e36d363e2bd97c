package io.payloom.transaction;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one channel as it stands now.
 *
 * @param account code of the account at the channel; every call about it goes by its merchant number
 * @param pool code of the pool from which the account was chosen
 * @param bankOrderNo the only key under which the bank knows it
 * @param version number of its newest journal line
 * @param sendNo how often a send was begun; each begins with a conditional UPDATE that only one sender wins
 * @param unreachable how many sends surely never left us
 * @param sentAt begin of the newest send, the earliest moment at which the bank can have it
 * @param expiresAt when a payer's time is over, null when no payer is waited for
 * @param queryCount answered or unanswered queries so far
 * @param nextQueryAt when the bank is to be asked next, null when the plan is used up
 * @param unifiedCode the bank's newest code in Payloom's words
 * @param reroutable whether the order may try another channel after this failure
 */
public record BankTransaction(
        String transactionNo,
        String orderNo,
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
        int unreachable,
        @Nullable Instant sentAt,
        @Nullable Instant expiresAt,
        @Nullable Instant closeRequestedAt,
        int queryCount,
        @Nullable Instant nextQueryAt,
        @Nullable String lastAnswer,
        @Nullable String unifiedCode,
        @Nullable String resultMessage,
        boolean reroutable,
        @Nullable String bankReference,
        @Nullable String payerActionType,
        @Nullable String payerActionContent,
        Instant createdAt,
        @Nullable Instant finalAt) {

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    boolean isCloseDue(Instant now) {
        return closeRequestedAt != null || expiresAt != null && !now.isBefore(expiresAt);
    }
}
