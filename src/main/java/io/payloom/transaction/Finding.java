package io.payloom.transaction;

import org.jspecify.annotations.Nullable;

/**
 * What a bank's answer means for a transaction.
 *
 * @param againstChannel whether it says that the channel, and not the payer, is unwell
 * @param suspicion why a person should look although nothing is decided, null when all is plain
 */
record Finding(
        TransactionEvent event,
        String lastAnswer,
        @Nullable String unifiedCode,
        @Nullable String message,
        boolean reroutable,
        boolean againstChannel,
        @Nullable String bankReference,
        @Nullable String payerActionType,
        @Nullable String payerActionContent,
        @Nullable String suspicion) {

    static Finding of(TransactionEvent event, String lastAnswer) {
        return new Finding(event, lastAnswer, null, null, false, false, null, null, null, null);
    }

    static Finding failed(String unifiedCode, String message, boolean reroutable) {
        return new Finding(
                TransactionEvent.FAIL, message, unifiedCode, message, reroutable, false, null, null, null, null);
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
                payerActionType,
                payerActionContent,
                suspicion);
    }
}
