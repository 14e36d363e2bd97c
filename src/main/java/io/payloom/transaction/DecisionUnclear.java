package io.payloom.transaction;

/** A person's decision cannot be used as it stands; the message says how to put it right. */
public class DecisionUnclear extends RuntimeException {

    public DecisionUnclear(String rule) {
        super(rule);
    }
}
