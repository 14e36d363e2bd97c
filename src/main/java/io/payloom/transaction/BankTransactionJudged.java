package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a bank transaction was applied: it moved, or the answer to its sending was that nobody knows. Published once
 * for each fact, inside the database transaction that applies it; so whoever keeps something in memory waits for the commit
 * ({@code TransactionalEventListener}), and whoever throws undoes the fact. Sends that are begun, and those that a busy channel gave back, are no facts.
 *
 * @param before where it stood; equal to {@code after} when an answer came too late to move it
 * @param after where it stands: final for good, but for {@code FAILED} or {@code CLOSED} to {@code SUCCEEDED}, the late
 *     success
 * @param unifiedCode the bank's code in Payloom's words, null when there was none
 * @param againstChannel whether the channel is to blame: its code says so, or an order was sent and not answered, or
 *     could not be sent; never for the payer's own failure, never for a query that failed
 * @param byPerson whether a person said so, and not the bank
 */
public record BankTransactionJudged(
        String transactionNo,
        String orderNo,
        Operation operation,
        int attempt,
        String merchantId,
        String channel,
        String account,
        String pool,
        Money amount,
        String method,
        String type,
        @Nullable String cardToken,
        TransactionState before,
        TransactionState after,
        @Nullable String unifiedCode,
        boolean againstChannel,
        boolean byPerson) {

    static BankTransactionJudged of(BankTransaction transaction, TransactionState after, Judgement judgement) {
        return new BankTransactionJudged(
                transaction.transactionNo(),
                transaction.orderNo(),
                transaction.operation(),
                transaction.attempt(),
                transaction.identity().merchantId(),
                transaction.channel(),
                transaction.account(),
                transaction.identity().pool(),
                transaction.amount(),
                transaction.instruction().method(),
                transaction.instruction().type(),
                transaction.instruction().cardToken(),
                transaction.state(),
                after,
                judgement.unifiedCode(),
                judgement.againstChannel(),
                judgement.byPerson());
    }
}
