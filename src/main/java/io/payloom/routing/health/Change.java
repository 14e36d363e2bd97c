package io.payloom.routing.health;

/** What an instance saw of a channel or pool since it last told the others. */
record Change(String subject, int successes, int failures) {

    static Change none(String subject) {
        return new Change(subject, 0, 0);
    }

    Change plus(Change other) {
        return new Change(subject, successes + other.successes, failures + other.failures);
    }

    Change plus(boolean success) {
        return new Change(subject, successes + (success ? 1 : 0), failures + (success ? 0 : 1));
    }
}
