package io.payloom.catalogue.change;

import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.change.EditionMapper.Origin;
import io.payloom.catalogue.table.CatalogueTables;
import io.payloom.database.Snapshots;
import org.springframework.stereotype.Component;

/** Writes a checked content over the present one, keeping both in the archive. */
@Component
class CatalogueReplacement {

    private final CatalogueTables tables;
    private final EditionArchive archive;
    private final Snapshots snapshots;

    CatalogueReplacement(CatalogueTables tables, EditionArchive archive, Snapshots snapshots) {
        this.tables = tables;
        this.archive = archive;
        this.snapshots = snapshots;
    }

    /** In the transaction of one who holds the lock of the version; the new version. */
    long replace(long version, CatalogueContent present, CatalogueContent proposed, Origin origin) {
        archive.keep(version, present);
        tables.write(proposed);
        snapshots.changed(CatalogueTables.VERSION);
        long next = tables.version();
        archive.add(next, proposed, origin);
        return next;
    }
}
