package io.payloom.catalogue.check;

import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may be used and is probably not what was meant. */
public final class CatalogueWarnings {

    private CatalogueWarnings() {}

    public static List<Fault> of(CatalogueContent content, Instant now) {
        List<Fault> warnings = new ArrayList<>();
        new Place("", warnings)
                .each(
                        "channels",
                        content.channels(),
                        (channel, place) -> place.each(
                                "maintenance",
                                channel.maintenance(),
                                (window, at) -> at.unless(
                                        window.to().isAfter(now),
                                        "the window ended at " + window.to()
                                                + " and stops nothing any more; correct it or leave it out")));
        return List.copyOf(warnings);
    }
}
