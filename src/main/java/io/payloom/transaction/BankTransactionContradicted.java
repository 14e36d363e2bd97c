package io.payloom.transaction;

import io.payloom.catalogue.Operation;

/**
 * A bank, or a person who knows from it, said of a transaction that has ended what does not fit its end; published in the
 * database transaction that writes it down, each time it is said.
 *
 * @param words what was said and what stands, without sensitive data
 * @param actor who said it, for journals: {@code bank}, or the name of a person
 */
public record BankTransactionContradicted(
        String transactionNo,
        String orderNo,
        Operation operation,
        int attempt,
        String merchantId,
        Kind kind,
        String words,
        String actor) {

    /** What does not fit. */
    public enum Kind {
        /** It had ended as failed or closed, and has succeeded; the transaction was corrected. */
        LATE_SUCCESS,
        /** It stands as succeeded, and the bank denies it; nothing was changed. */
        CONTRADICTION,
        /** The bank reports success over another amount; nothing was changed. */
        OTHER_AMOUNT,
        /** It had succeeded, and its money came back to us; it stays as succeeded. */
        RETURNED,
        /** The bank reports that another amount came back; nothing was changed. */
        RETURNED_OTHER_AMOUNT,
        /** Two people have ended it as succeeded over the amount that the bank reports; the difference is open. */
        BOOKED_OTHER_AMOUNT
    }
}
