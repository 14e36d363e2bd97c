package io.payloom.transaction;

/** All planned queries are used up and the bank has not said what became of the money: a person has to look. */
public class QueriesExhausted extends RuntimeException {

    public QueriesExhausted(String message) {
        super("A result is unknown. " + message);
    }
}
