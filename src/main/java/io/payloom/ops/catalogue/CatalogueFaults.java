package io.payloom.ops.catalogue;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.catalogue.FileFault;
import java.util.List;

/** Makes of a catalogue's faults a problem document that lists them all. */
final class CatalogueFaults {

    private CatalogueFaults() {}

    static RequestRefused refuse(List<FileFault> faults) {
        return new RequestRefused(
                ProblemCode.CATALOGUE_INVALID,
                faults.size() + (faults.size() == 1 ? " fault was found" : " faults were found")
                        + ". Nothing was changed.",
                faults.stream()
                        .map(fault -> Violation.at(
                                fault.pointer(), "CATALOGUE_FAULT", "line " + fault.line() + ": " + fault.message()))
                        .toList());
    }
}
