package io.payloom.latemoney;

import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.OperatorWord;

/**
 * What a named person says should become of a money case.
 *
 * @param operator the person's name
 * @param reason in the person's own words, for the journal; for {@code SETTLED} what was done, with its voucher number
 */
public record CaseWord(Word word, String operator, String reason) {

    /** What can be said. */
    public enum Word {
        /** It was put right by hand. */
        SETTLED,
        /** The money goes back by its original route. */
        REFUND,
        /** All that was sent out by it came back. */
        RETURNED,
        /** The bank is right: what it reports was paid. */
        SUCCEEDED
    }

    public CaseWord {
        OperatorWord.requireNameAndReason(operator, reason);
        operator = operator.strip();
        reason = reason.strip();
    }

    /** @throws DecisionUnclear when it is none that can be said, or says not who or why */
    public static CaseWord read(String word, String operator, String reason) {
        return switch (word.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "settled" -> new CaseWord(Word.SETTLED, operator, reason);
            case "refund" -> new CaseWord(Word.REFUND, operator, reason);
            case "returned" -> new CaseWord(Word.RETURNED, operator, reason);
            case "succeeded" -> new CaseWord(Word.SUCCEEDED, operator, reason);
            default ->
                throw new DecisionUnclear(
                        "The decision must be \"settled\", \"refund\", \"returned\" or \"succeeded\"");
        };
    }

    /** As it is spelt. */
    String text() {
        return word.name().toLowerCase(java.util.Locale.ROOT);
    }
}
