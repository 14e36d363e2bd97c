package io.payloom.catalogue.change;

import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.change.EditionMapper.Origin;
import io.payloom.catalogue.file.CatalogueFile;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps every version that was in use, so that a decision that names one can be explained later. */
@Component
public class EditionArchive {

    private final EditionMapper mapper;
    private final CatalogueFile file;
    private final Clock clock;

    EditionArchive(EditionMapper mapper, CatalogueFile file, Clock clock) {
        this.mapper = mapper;
        this.file = file;
        this.clock = clock;
    }

    /** A version as it was found in the tables, unless it is kept already. */
    public void keep(long version, CatalogueContent content) {
        if (mapper.count(version) == 0) {
            add(version, content, Origin.TABLES);
        }
    }

    void add(long version, CatalogueContent content, Origin origin) {
        mapper.insertIfNone(version, file.write(content), clock.instant(), origin);
    }

    Optional<String> lastSampleDigest() {
        return Optional.ofNullable(mapper.lastSampleDigest());
    }
}
