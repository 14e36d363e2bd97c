package io.payloom.transaction;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.PayerAction;
import io.payloom.resultcode.Translation;
import org.jspecify.annotations.Nullable;

/**
 * What a bank's answer, or a person's word, means for a transaction.
 *
 * @param againstChannel whether it says that the channel, and not the payer, is unwell
 * @param heard the bank's own code, when there was a readable answer
 * @param suspicion why a person should look although nothing is decided, null when all is plain
 * @param byPerson whether a person said so, and not the bank
 */
record Finding(
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
        boolean byPerson) {

    static Finding of(TransactionEvent event, String lastAnswer) {
        return new Finding(event, lastAnswer, null, null, false, false, null, null, null, null, false);
    }

    static Finding failed(String unifiedCode, String message, boolean reroutable) {
        return new Finding(
                TransactionEvent.FAIL, message, unifiedCode, message, reroutable, false, null, null, null, null, false);
    }

    /** What a person decided; the unified code tells merchants so. */
    static Finding decided(TransactionEvent event, String words) {
        return new Finding(
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
                true);
    }

    /** The same, counted against the channel's health. */
    Finding againstChannel(boolean counts) {
        return new Finding(
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
                byPerson);
    }

    /** Whether it is in a code that nobody has explained. */
    boolean isUntranslated() {
        return heard != null && heard.untranslated();
    }

    /** A readable answer in the bank's own words, kept until its code has a meaning. */
    record Heard(
            String code,
            @Nullable String subCode,
            @Nullable Long amountValue,
            @Nullable String amountCurrency,
            boolean untranslated) {

        static Heard of(BankAnswer.Answered answer, Translation meaning) {
            return new Heard(
                    answer.code(),
                    answer.subCode(),
                    answer.amount() == null ? null : answer.amount().value(),
                    answer.amount() == null ? null : answer.amount().currency(),
                    !meaning.known());
        }
    }
}
