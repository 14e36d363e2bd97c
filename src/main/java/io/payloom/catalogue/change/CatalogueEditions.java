package io.payloom.catalogue.change;

import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.table.CatalogueTables;
import io.payloom.database.Database;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue as a file: the one in the tables, and every version that was in use before. */
@Component
public class CatalogueEditions {

    private final EditionMapper mapper;
    private final CatalogueTables tables;
    private final CatalogueFile file;
    private final Database database;

    CatalogueEditions(EditionMapper mapper, CatalogueTables tables, CatalogueFile file, Database database) {
        this.mapper = mapper;
        this.tables = tables;
        this.file = file;
        this.database = database;
    }

    /** What the tables say now, which every instance uses within two seconds, unless it is refused. */
    public EditionText export() {
        return database.inOneMoment(() -> new EditionText(tables.version(), file.write(tables.read())));
    }

    /** All that were kept, the newest first. */
    public List<Edition> editions() {
        return mapper.all();
    }

    public Optional<EditionText> edition(long version) {
        return Optional.ofNullable(mapper.text(version));
    }
}
