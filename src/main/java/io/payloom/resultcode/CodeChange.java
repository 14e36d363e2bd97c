package io.payloom.resultcode;

import java.util.List;

/** What became of a change of the table. */
public sealed interface CodeChange {

    /**
     * It is in the table.
     *
     * @param version the new one; that of before when nothing changed
     * @param line that was added or removed
     */
    record Done(long version, CodeLine line) implements CodeChange {}

    /** Nothing changed: somebody else was faster. */
    record Outdated(long presentVersion) implements CodeChange {}

    /** Nothing changed; everything that is wrong. */
    record Refused(List<Fault> faults) implements CodeChange {}

    /** Nothing changed: the present table has no such line. */
    record Unknown() implements CodeChange {}

    /**
     * One thing that is wrong with a proposed line.
     *
     * @param part the part of the line, such as {@code channel}
     * @param code upper snake case, stable
     */
    record Fault(String part, String code, String message) {}
}
