package io.payloom.catalogue;

import java.util.List;

/** The tables of the catalogue contradict themselves or a rule that keeps money safe. */
public class CatalogueRefused extends RuntimeException {

    CatalogueRefused(List<String> faults) {
        super("The channel catalogue is refused: " + String.join("; ", faults));
    }
}
