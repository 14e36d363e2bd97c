package io.payloom.catalogue;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.change.EditionArchive;
import io.payloom.catalogue.change.SampleCatalogue;
import io.payloom.catalogue.table.CatalogueTables;
import io.payloom.database.Database;
import io.payloom.database.Snapshot;
import io.payloom.database.Snapshots;
import org.springframework.stereotype.Component;

/** The catalogue of today: read at start or not at all, then whenever its version changes; a refused change is an alert. */
@Component
public class Catalogues {

    private static final String REFUSED = "CATALOGUE_REFUSED";

    private final CatalogueTables tables;
    private final EditionArchive archive;
    private final Database database;
    private final Alerts alerts;
    private final Snapshot<Catalogue> catalogue;

    /** The sample only stands here so that it is in the tables before they are read. */
    Catalogues(
            CatalogueTables tables,
            EditionArchive archive,
            Database database,
            Snapshots snapshots,
            Alerts alerts,
            SampleCatalogue sampleComesFirst) {
        this.tables = tables;
        this.archive = archive;
        this.database = database;
        this.alerts = alerts;
        this.catalogue = snapshots.of(
                CatalogueTables.VERSION,
                this::read,
                refused -> alerts.raise(REFUSED, CatalogueTables.VERSION, null, String.valueOf(refused.getMessage())));
    }

    /** One picture; whoever decides something takes it once and uses it to the end. */
    public Catalogue current() {
        return catalogue.current();
    }

    /** Nobody decides by a version that is not in the archive. */
    private Catalogue read() {
        Catalogue read = database.inOneMoment(() -> new Catalogue(tables.version(), tables.read()));
        archive.keep(read.version(), read.content());
        alerts.settle(REFUSED, CatalogueTables.VERSION, "payloom", "version " + read.version() + " is in use");
        return read;
    }
}
