package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BiConsumer;

/** What the schema says beyond the structure: defaults, and formats that a pattern cannot tell. */
final class SchemaText {

    private static final String RESOURCE = "/catalogue.schema.json";

    private final JsonNode root;

    SchemaText() {
        try (InputStream resource = SchemaText.class.getResourceAsStream(RESOURCE)) {
            this.root = new ObjectMapper().readTree(resource);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    JsonNode root() {
        return root;
    }

    JsonNode resolved(JsonNode rule) {
        return rule.has("$ref") ? root.at(rule.path("$ref").asText().substring(1)) : rule;
    }

    void fill(JsonNode tree) {
        fill(tree, root);
    }

    /** Calls back with pointer and rule of every text that is not what its format says. */
    void formats(JsonNode tree, BiConsumer<String, JsonNode> broken) {
        formats(tree, root, "", broken);
    }

    private void fill(JsonNode node, JsonNode reference) {
        JsonNode rule = resolved(reference);
        if (node.isArray()) {
            node.forEach(item -> fill(item, rule.path("items")));
        }
        if (node instanceof ObjectNode object) {
            rule.path("properties").properties().forEach(property -> {
                JsonNode standard = standard(property.getValue());
                if (object.has(property.getKey())) {
                    fill(object.path(property.getKey()), property.getValue());
                } else if (!standard.isMissingNode()) {
                    object.set(property.getKey(), standard);
                }
            });
        }
    }

    private JsonNode standard(JsonNode rule) {
        return rule.has("default") ? rule.path("default") : resolved(rule).path("default");
    }

    private void formats(JsonNode node, JsonNode reference, String pointer, BiConsumer<String, JsonNode> broken) {
        JsonNode rule = resolved(reference);
        if (node.isTextual() && !isOf(rule.path("format").asText(), node.textValue())) {
            broken.accept(pointer, rule);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            formats(node.path(index), rule.path("items"), pointer + "/" + index, broken);
        }
        if (node.isObject()) {
            rule.path("properties")
                    .properties()
                    .forEach(property -> formats(
                            node.path(property.getKey()),
                            property.getValue(),
                            pointer + "/" + property.getKey(),
                            broken));
        }
    }

    private static boolean isOf(String format, String text) {
        try {
            return switch (format) {
                case "time-zone" -> !ZoneId.of(text).getId().isEmpty();
                case "date-time" -> Instant.parse(text).isAfter(Instant.EPOCH);
                default -> true;
            };
        } catch (DateTimeException none) {
            return false;
        }
    }
}
