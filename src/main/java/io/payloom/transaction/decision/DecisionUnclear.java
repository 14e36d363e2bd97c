package io.payloom.transaction.decision;

import org.jspecify.annotations.Nullable;

/** A person's decision cannot be used as it stands; the message says what is wrong with it. */
public class DecisionUnclear extends RuntimeException {

    private final @Nullable Question question;

    public DecisionUnclear(String rule) {
        super(rule);
        this.question = null;
    }

    private DecisionUnclear(Question question, DecisionUnclear unclear) {
        super("A decision cannot be used. " + question.facts() + " " + unclear.getMessage(), unclear);
        this.question = question;
    }

    /** The same with what is known of the matter, for an incident. */
    public DecisionUnclear about(Question question) {
        return new DecisionUnclear(question, this);
    }

    /** What was to be decided; null where whoever decides knows it. */
    public @Nullable Question question() {
        return question;
    }
}
