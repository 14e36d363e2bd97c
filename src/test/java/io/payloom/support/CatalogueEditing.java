package io.payloom.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Changes single values of a catalogue's file. */
public final class CatalogueEditing {

    private static final YAMLMapper YAML = new YAMLMapper();

    private CatalogueEditing() {}

    public static String edit(String yaml, Consumer<JsonNode> change) {
        try {
            JsonNode catalogue = YAML.readTree(yaml);
            change.accept(catalogue);
            return YAML.writeValueAsString(catalogue);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One of the catalogue's channels, pools or merchants. */
    public static ObjectNode part(JsonNode catalogue, String kind, String code) {
        String key = kind.equals("merchants") ? "merchant" : "code";
        for (JsonNode one : catalogue.get(kind)) {
            if (one.get(key).asText().equals(code)) {
                return (ObjectNode) one;
            }
        }
        throw new IllegalArgumentException(kind + "/" + code);
    }

    /** Changes every interface of this operation. */
    public static Consumer<JsonNode> every(String operation, Consumer<ObjectNode> change) {
        return catalogue -> catalogue.get("channels").forEach(channel -> channel.path("interfaces")
                .forEach(terms -> {
                    if (terms.path("operation").asText().equals(operation)) {
                        change.accept((ObjectNode) terms);
                    }
                }));
    }
}
