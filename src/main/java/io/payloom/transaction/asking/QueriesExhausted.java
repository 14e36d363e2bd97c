package io.payloom.transaction.asking;

import io.payloom.transaction.decision.Question;

/** All planned queries are used up and the bank has not said what became of the money: a person has to look. */
public class QueriesExhausted extends RuntimeException {

    private final String call;

    public QueriesExhausted(Question question) {
        super("A result is unknown. " + question.facts());
        this.call = question.call();
    }

    /** Decides it by the operators' API. */
    public String call() {
        return call;
    }
}
