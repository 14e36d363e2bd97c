package io.payloom.catalogue.change;

import io.payloom.catalogue.FileFault;
import java.util.List;

/** What became of a file that was to replace the catalogue. */
public sealed interface Replacement {

    /**
     * It is the catalogue now.
     *
     * @param version its own; that of before when nothing changed
     * @param differences as in {@link Proposal.Acceptable}
     * @param warnings as in {@link Proposal.Acceptable}
     */
    record Replaced(long version, List<String> differences, List<FileFault> warnings) implements Replacement {}

    /** Nothing changed; everything that is wrong, by line. */
    record Refused(List<FileFault> faults) implements Replacement {}

    /** Nothing changed: somebody else was faster, so look at the differences again. */
    record Outdated(long presentVersion) implements Replacement {}
}
