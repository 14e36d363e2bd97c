package io.payloom.catalogue.change;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.FileFault;
import java.util.List;

/** A catalogue that is in no table. */
public sealed interface ProposedCatalogue {

    /** Everything that is wrong with its file, by line. */
    record Refused(List<FileFault> faults) implements ProposedCatalogue {}

    /** Its version is 0 when it never was in a table. */
    record Usable(Catalogue catalogue) implements ProposedCatalogue {}
}
