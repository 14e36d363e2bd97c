package io.payloom.catalogue;

import java.util.List;

/** What another module demands of a catalogue; every bean of this type is asked. */
public interface CatalogueRule {

    /** All that is wrong with a catalogue by itself, also with one that is only tried out. */
    default List<Fault> faults(CatalogueContent proposed) {
        return List.of();
    }

    /** All that speaks against putting it into the place of the present one. */
    default List<Fault> objections(CatalogueContent present, CatalogueContent proposed) {
        return List.of();
    }
}
