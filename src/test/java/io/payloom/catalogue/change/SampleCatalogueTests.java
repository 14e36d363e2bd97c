package io.payloom.catalogue.change;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.table.CatalogueTables;
import io.payloom.database.Database;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.mock.env.MockEnvironment;

class SampleCatalogueTests {

    @Test
    void refusesASampleOutsideTheLocalStack() {
        assertThatThrownBy(() -> sample("classpath:db/local/catalogue.yaml", "default"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("payloom.catalogue.sample");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> sample("classpath:nowhere.yaml", "local"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("classpath:nowhere.yaml");
    }

    private static SampleCatalogue sample(String location, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return new SampleCatalogue(
                new CatalogueProperties(location, "http://127.0.0.1:1"),
                environment,
                new DefaultResourceLoader(),
                new CatalogueFile(),
                mock(CatalogueTables.class),
                mock(CatalogueReplacement.class),
                mock(EditionArchive.class),
                mock(Database.class));
    }
}
