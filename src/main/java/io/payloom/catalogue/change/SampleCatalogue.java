package io.payloom.catalogue.change;

import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.change.EditionMapper.Origin;
import io.payloom.catalogue.check.CatalogueCheck;
import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.file.CatalogueFile.Parsed;
import io.payloom.catalogue.table.CatalogueTables;
import io.payloom.database.Database;
import io.payloom.kernel.SettingRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Gives the local stack its sample catalogue; refuses to do so anywhere else. A sample that was imported before is left
 * alone, so that what somebody imported later stays. The rules of other modules are not asked: a new sample may drop
 * channels that are on.
 */
@Component
@EnableConfigurationProperties(CatalogueProperties.class)
public class SampleCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCatalogue.class);

    private final CatalogueFile file;
    private final CatalogueTables tables;
    private final CatalogueReplacement replacement;
    private final EditionArchive archive;
    private final Database database;

    SampleCatalogue(
            CatalogueProperties properties,
            Environment environment,
            ResourceLoader resources,
            CatalogueFile file,
            CatalogueTables tables,
            CatalogueReplacement replacement,
            EditionArchive archive,
            Database database) {
        this.file = file;
        this.tables = tables;
        this.replacement = replacement;
        this.archive = archive;
        this.database = database;
        String sample = properties.sample();
        if (sample != null) {
            if (!environment.acceptsProfiles(Profiles.of("local"))) {
                throw new SettingRefused("payloom.catalogue.sample is for the local stack."
                        + " Import your own catalogue; only the profile 'local' may use the sample.");
            }
            importOnce(text(resources, sample).replace("${simulator-url}", properties.simulatorUrl()));
        }
    }

    /** Does nothing when this text was the last sample. */
    void importOnce(String yaml) {
        String digest = digest(yaml);
        CatalogueContent sample =
                switch (file.parse(yaml, CatalogueCheck::faultsOfNew)) {
                    case Parsed.Understood understood -> understood.content();
                    case Parsed.Faulty faulty ->
                        throw new IllegalStateException("The sample catalogue is refused: " + faulty.faults());
                };
        database.inTransaction(() -> {
            long version = tables.lockVersion();
            if (!archive.lastSampleDigest().equals(java.util.Optional.of(digest))) {
                long next = replacement.replace(
                        version, tables.read(), sample, new Origin("payloom", "Sample of the local stack", digest));
                LOG.info("Imported the sample catalogue as version {}", next);
            }
        });
    }

    private static String text(ResourceLoader resources, String location) {
        try {
            return resources.getResource(location).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("payloom.catalogue.sample cannot be read: " + location, unreadable);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
