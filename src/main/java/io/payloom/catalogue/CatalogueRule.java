package io.payloom.catalogue;

import java.util.List;

/** What another module demands of a catalogue before it may replace the present one; every bean of this type is asked. */
public interface CatalogueRule {

    /** All that is wrong, nothing when it may be used. */
    List<Fault> objections(CatalogueContent present, CatalogueContent proposed);
}
