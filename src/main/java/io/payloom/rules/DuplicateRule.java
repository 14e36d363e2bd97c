package io.payloom.rules;

/** Two rules of a book have the same name, of which the engine would silently keep one. */
public class DuplicateRule extends RuntimeException {

    DuplicateRule(String ruleName) {
        super("There are two rules named '" + ruleName + "'");
    }
}
