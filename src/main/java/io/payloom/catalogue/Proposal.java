package io.payloom.catalogue;

import java.util.List;

/** What would become of a file. */
public sealed interface Proposal {

    /** Nothing; everything that is wrong, by line. */
    record Refused(List<FileFault> faults) implements Proposal {}

    /**
     * It may replace the present catalogue.
     *
     * @param presentVersion that it was compared with
     * @param differences one line each, such as {@code channels/northbank-card/weight: 3 -> 5}, {@code + pools/backup} or
     *     {@code - channels/x}; empty when nothing would change
     */
    record Acceptable(long presentVersion, List<String> differences) implements Proposal {}
}
