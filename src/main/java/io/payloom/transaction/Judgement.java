package io.payloom.transaction;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.PayerAction;
import io.payloom.kernel.Money;
import io.payloom.resultcode.Translation;
import org.jspecify.annotations.Nullable;

/**
 * What a bank's answer, or a person's word, means for a transaction.
 *
 * @param againstChannel whether it says that the channel, and not the payer, is unwell
 * @param heard the bank's own code, when there was a readable answer
 * @param suspicion why a person should look although nothing is decided, null when all is plain
 * @param byPerson whether a person said so, and not the bank
 * @param booked what was moved, where persons have booked another amount than was ordered
 */
public record Judgement(
        TransactionEvent event,
        String lastAnswer,
        @Nullable String unifiedCode,
        @Nullable String message,
        boolean reroutable,
        boolean againstChannel,
        @Nullable String bankReference,
        @Nullable PayerAction payerAction,
        @Nullable Heard heard,
        @Nullable String suspicion,
        boolean byPerson,
        @Nullable Money booked) {

    public static Judgement of(TransactionEvent event, String lastAnswer) {
        return new Judgement(event, lastAnswer, null, null, false, false, null, null, null, null, false, null);
    }

    public static Judgement failed(String unifiedCode, String message, boolean reroutable) {
        return new Judgement(
                TransactionEvent.FAIL,
                message,
                unifiedCode,
                message,
                reroutable,
                false,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    /**
     * What persons decided; the unified code tells merchants so.
     *
     * @param booked what was moved, null when it is what was ordered
     */
    public static Judgement decided(TransactionEvent event, String words, @Nullable Money booked) {
        return new Judgement(
                event,
                words,
                "DECIDED_BY_OPERATOR",
                "Decided by operations",
                false,
                false,
                null,
                null,
                null,
                null,
                true,
                booked);
    }

    /** The same, counted against the channel's health. */
    public Judgement againstChannel(boolean counts) {
        return new Judgement(
                event,
                lastAnswer,
                unifiedCode,
                message,
                reroutable,
                counts,
                bankReference,
                payerAction,
                heard,
                suspicion,
                byPerson,
                booked);
    }

    /** Whether it is in a code that nobody has explained. */
    boolean isUntranslated() {
        return heard != null && heard.untranslated();
    }

    /** Whether the bank reports success over another amount than was ordered, or over none. */
    public boolean isOverOtherAmount() {
        return heard != null && heard.otherAmount();
    }

    /**
     * A readable answer in the bank's own words, kept until its code has a meaning.
     *
     * @param otherAmount whether it reports success over another amount than was ordered, or over none
     */
    public record Heard(
            String code,
            @Nullable String subCode,
            @Nullable Long amountValue,
            @Nullable String amountCurrency,
            boolean untranslated,
            boolean otherAmount) {

        /** The amount that it names, null when it names none. */
        @Nullable
        public Money amount() {
            return amountValue == null || amountCurrency == null ? null : new Money(amountValue, amountCurrency);
        }

        public static Heard of(BankAnswer.Answered answer, Translation meaning, boolean otherAmount) {
            return new Heard(
                    answer.code(),
                    answer.subCode(),
                    answer.amount() == null ? null : answer.amount().value(),
                    answer.amount() == null ? null : answer.amount().currency(),
                    !meaning.known(),
                    otherAmount);
        }
    }
}
