package io.payloom.catalogue.change;

import io.payloom.catalogue.FileFault;
import java.util.List;
import java.util.SortedMap;

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
     * @param orderNumbersADay how many bank order numbers each channel's rule can make for one day
     * @param warnings what is probably not meant, by line
     */
    record Acceptable(
            long presentVersion,
            List<String> differences,
            SortedMap<String, Long> orderNumbersADay,
            List<FileFault> warnings)
            implements Proposal {}
}
