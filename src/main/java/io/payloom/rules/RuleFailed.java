package io.payloom.rules;

/** A rule threw; the rules after it did not fire, and what it was to decide is undecided. */
public class RuleFailed extends RuntimeException {

    private final String ruleName;

    RuleFailed(String ruleName, Throwable cause) {
        super("Rule '" + ruleName + "' failed", cause);
        this.ruleName = ruleName;
    }

    public String ruleName() {
        return ruleName;
    }
}
