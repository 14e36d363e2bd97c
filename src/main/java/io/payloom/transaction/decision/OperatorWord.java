package io.payloom.transaction.decision;

import io.payloom.kernel.PlainText;

/**
 * What a named person says should become of a transaction, in the person's own words.
 *
 * @param operator the person's name
 * @param reason why, for the journal
 */
public record OperatorWord(Word word, String operator, String reason) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REASON = 500;

    /** What can be said. */
    public enum Word {
        SUCCEEDED,
        FAILED,
        KEEP_WAITING;

        /** The spelling in process variables and in the operators' API. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public OperatorWord {
        requireNameAndReason(operator, reason);
        operator = operator.strip();
        reason = reason.strip();
    }

    /** @throws DecisionUnclear when it is none that can be said, or says not who or why */
    public static OperatorWord read(String word, String operator, String reason) {
        String wanted = word.strip().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        for (Word one : Word.values()) {
            if (one.text().equals(wanted)) {
                return new OperatorWord(one, operator, reason);
            }
        }
        throw new DecisionUnclear("The decision must be \"succeeded\", \"failed\" or \"keep-waiting\"");
    }

    /** @throws DecisionUnclear when they do not say who decides and why, or do not fit into the journal */
    public static void requireNameAndReason(String operator, String reason) {
        require(
                !operator.isBlank() && operator.length() <= LONGEST_NAME,
                "The name of who decides must have 1 to 80 characters");
        require(!reason.isBlank() && reason.length() <= LONGEST_REASON, "The reason must have 1 to 500 characters");
        requirePlain(operator, reason);
    }

    /** @throws DecisionUnclear when they hold what nobody sees; blanks around them are passed over */
    public static void requirePlain(String operator, String reason) {
        PlainText.fault(operator.strip()).ifPresent(fault -> require(false, "The name of who decides " + fault));
        PlainText.fault(reason.strip()).ifPresent(fault -> require(false, "The reason " + fault));
    }

    /** For the journal. */
    String text() {
        return word.text() + ": " + reason;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new DecisionUnclear(rule);
        }
    }
}
