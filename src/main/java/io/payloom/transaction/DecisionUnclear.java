package io.payloom.transaction;

/** A person's decision cannot be used as it stands; the message says how to put it right. */
public class DecisionUnclear extends RuntimeException {

    public DecisionUnclear(String rule) {
        super(rule);
    }

    private DecisionUnclear(String facts, DecisionUnclear unclear) {
        super("A decision cannot be used. " + facts + " " + unclear.getMessage(), unclear);
    }

    /** The same with what is known of the matter, for an incident. */
    public DecisionUnclear about(String facts) {
        return new DecisionUnclear(facts, this);
    }
}
