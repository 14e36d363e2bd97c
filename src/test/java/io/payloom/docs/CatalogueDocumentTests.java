package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.file.CatalogueFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide to the catalogue's file fits the file. */
class CatalogueDocumentTests {

    private static final Document DOCUMENT = Document.read(Path.of("docs/catalogue.md"));

    @Test
    void theExampleIsACatalogue() {
        assertThat(DOCUMENT.blocks("yaml")).singleElement().satisfies(example -> assertThat(
                        new CatalogueFile().parse(example, content -> {
                            assertThat(new Catalogue(0, content).channels()).isNotEmpty();
                            return List.of();
                        }))
                .isInstanceOf(CatalogueFile.Parsed.Understood.class));
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(getClass().getResource("/catalogue.schema.json"));
        Set<String> keys = new TreeSet<>();
        schema.path("$defs")
                .forEach(rule -> rule.path("properties").fieldNames().forEachRemaining(keys::add));

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(DOCUMENT.rows("[a-zA-Z]+").stream().map(row -> row[0]).collect(Collectors.toSet()))
                .containsAll(keys);
    }
}
