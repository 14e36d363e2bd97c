package io.payloom.resultcode;

/** Two lines of one key count at the same time, so nobody can say what the code means then. */
class LinesOverlap extends RuntimeException {

    LinesOverlap(CodeLine one, CodeLine other) {
        super("Result code " + one.key() + " means two things at one time: lines " + one.id() + " (" + one.validity()
                + ") and " + other.id() + " (" + other.validity() + ")");
    }
}
