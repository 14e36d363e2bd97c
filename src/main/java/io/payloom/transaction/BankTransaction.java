package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Journaled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one channel as it stands now.
 *
 * @param identity which one it is; never changes
 * @param instruction what its bank is asked to do; never changes
 * @param progress how far it has come
 * @param answer what is known from its bank
 */
public record BankTransaction(Identity identity, Instruction instruction, Progress progress, Answer answer)
        implements Journaled<TransactionState> {

    @Override
    public String subjectNo() {
        return transactionNo();
    }

    public String transactionNo() {
        return identity.transactionNo();
    }

    public String orderNo() {
        return identity.orderNo();
    }

    public Operation operation() {
        return identity.operation();
    }

    /** Which of its order it is, from 1. */
    public int attempt() {
        return identity.attempt();
    }

    public String channel() {
        return identity.channel();
    }

    /** Code of the account at the channel; every call about it goes by its merchant number. */
    public String account() {
        return identity.account();
    }

    public String bankOrderNo() {
        return identity.bankOrderNo();
    }

    /** What was ordered. */
    public Money amount() {
        return new Money(instruction.amountValue(), instruction.amountCurrency());
    }

    @Override
    public TransactionState state() {
        return progress.state();
    }

    @Override
    public int version() {
        return progress.version();
    }

    /** What it has moved, once it has succeeded. */
    public Money paid() {
        return answer.paidValue() == null ? amount() : new Money(answer.paidValue(), instruction.amountCurrency());
    }

    /** Over what its bank reports success instead of over what was ordered; null when it does not, or says no amount. */
    public @Nullable Money reported() {
        return answer.otherAmount() ? answer.amount() : null;
    }

    /** What its merchant is told as its result; its state where the bank has said nothing in our words. */
    public String resultCode() {
        return answer.unifiedCode() == null ? state().name() : answer.unifiedCode();
    }

    /** The same for people. */
    public String resultMessage() {
        return answer.resultMessage() == null ? resultCode() : answer.resultMessage();
    }

    /** Whether the bank may have it and has said no result. */
    public boolean isInQuestion() {
        return state() == TransactionState.SUBMITTING || state() == TransactionState.PROCESSING;
    }

    /** Whether its result is unknown and all planned queries are used up. */
    boolean isStuck() {
        return state() == TransactionState.PROCESSING && progress.nextQueryAt() == null;
    }

    public boolean isCloseDue(Instant now) {
        Instant expiresAt = instruction.expiresAt();
        return progress.closeRequestedAt() != null || expiresAt != null && !now.isBefore(expiresAt);
    }

    /**
     * Its numbers, its order and its route.
     *
     * @param operation PAY, REFUND for money that goes back, or PAYOUT for a part of a payout
     * @param originalNo the transaction whose money goes back, null for a payment
     * @param pool code of the pool from which the account was chosen
     * @param bankOrderNo the only key under which the bank knows it
     */
    public record Identity(
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
            Instant createdAt) {}

    /**
     * What the bank is asked to do.
     *
     * @param cardToken vault token of the payer's card
     * @param payeeToken vault token of the payee of a payout
     * @param purpose of a payout, for the payee's statement
     * @param asVoid of a REFUND: whether the bank is asked to undo the original transaction, all of it
     * @param expiresAt when a payer's time is over, null when no payer is waited for
     */
    public record Instruction(
            long amountValue,
            String amountCurrency,
            String method,
            String type,
            @Nullable String cardToken,
            @Nullable String payeeToken,
            @Nullable String purpose,
            boolean asVoid,
            @Nullable Instant expiresAt) {}

    /**
     * Its state, its sends and its queries.
     *
     * @param version number of its newest journal line
     * @param sendNo how often a send was begun; each begins with a conditional UPDATE that only one sender wins
     * @param resends how many of them while an earlier one may have arrived
     * @param unreachable how many sends surely never left us
     * @param sentAt begin of the newest send, the earliest moment at which the bank can have it
     * @param queryCount answered or unanswered queries so far
     * @param failedQueries of these, the newest in a row that brought no readable answer
     * @param nextQueryAt when the bank is to be asked next, null when the plan is used up
     * @param watchAt when the bank is asked outside the process: daily while it is stuck, a day after a planned query
     *     that was not made, at T+1 after a failure
     * @param askedAt when a merchant or an operator had the bank asked last
     * @param byPerson whether a person ended it, not the bank
     */
    public record Progress(
            TransactionState state,
            int version,
            int sendNo,
            int resends,
            int unreachable,
            @Nullable Instant sentAt,
            @Nullable Instant closeRequestedAt,
            int queryCount,
            int failedQueries,
            @Nullable Instant nextQueryAt,
            @Nullable Instant watchAt,
            @Nullable Instant askedAt,
            @Nullable Instant finalAt,
            boolean byPerson) {}

    /**
     * What is known from the bank, by its newest readable answer.
     *
     * @param lastAnswer what came of the newest send or query, readable or not
     * @param answerCode the bank's own code
     * @param untranslated whether nobody has said yet what that code means
     * @param otherAmount whether it reports success over another amount, or over none: nothing was decided by it
     * @param unifiedCode the bank's newest code in Payloom's words
     * @param reroutable whether the order may try another channel after this failure
     * @param paidValue minor units that were really moved, where two people have booked what the bank reports; else null
     */
    public record Answer(
            @Nullable String lastAnswer,
            @Nullable String answerCode,
            @Nullable String answerSubCode,
            @Nullable Long answerAmountValue,
            @Nullable String answerAmountCurrency,
            boolean untranslated,
            boolean otherAmount,
            @Nullable String unifiedCode,
            @Nullable String resultMessage,
            boolean reroutable,
            @Nullable String bankReference,
            @Nullable String payerActionType,
            @Nullable String payerActionContent,
            @Nullable Long paidValue) {

        /** The amount that it names, null when it names none. */
        @Nullable
        public Money amount() {
            return answerAmountValue == null || answerAmountCurrency == null
                    ? null
                    : new Money(answerAmountValue, answerAmountCurrency);
        }
    }
}
