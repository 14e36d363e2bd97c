package io.payloom.refund;

import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.OperatorWord;
import java.util.Locale;

/**
 * What a named person says should become of a refund that its bank refused.
 *
 * @param operator the person's name
 * @param reason in the person's own words, for the journal; for {@code DONE} the number of the voucher
 */
public record RefundWord(Word word, String operator, String reason) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VOUCHER = 100;
    private static final int LONGEST_REASON = 500;

    /** What can be said. */
    public enum Word {
        /** Send it to the bank once more. */
        RETRY,
        /** The payer has the money, by another way. */
        DONE,
        /** The payer does not get it. */
        FAILED
    }

    public RefundWord {
        require(
                !operator.isBlank() && operator.length() <= LONGEST_NAME,
                "The name of who decides must have 1 to 80 characters");
        int longest = word == Word.DONE ? LONGEST_VOUCHER : LONGEST_REASON;
        require(
                !reason.isBlank() && reason.length() <= longest,
                word == Word.DONE
                        ? "The reason must be the number of the voucher, in at most 100 characters"
                        : "The reason must say why, in at most 500 characters");
        OperatorWord.requirePlain(operator, reason);
        operator = operator.strip();
        reason = reason.strip();
    }

    /** As it is spelt. */
    String text() {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** For the journal. */
    String detail() {
        return word == Word.DONE ? "voucher " + reason : reason;
    }

    /** @throws DecisionUnclear when it is none that can be said, or says not who or why */
    public static RefundWord read(String word, String operator, String reason) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "retry" -> new RefundWord(Word.RETRY, operator, reason);
            case "done" -> new RefundWord(Word.DONE, operator, reason);
            case "failed" -> new RefundWord(Word.FAILED, operator, reason);
            default -> throw new DecisionUnclear("The decision must be \"retry\", \"done\" or \"failed\"");
        };
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new DecisionUnclear(rule);
        }
    }
}
