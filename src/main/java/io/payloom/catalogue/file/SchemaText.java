package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.catalogue.schedule.QuerySchedule;
import io.payloom.kernel.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the schema says beyond the structure: defaults, and formats that a pattern cannot tell. */
final class SchemaText {

    private static final String RESOURCE = "/catalogue.schema.json";

    private static final Map<String, Function<String, Object>> FORMATS = Map.of(
            "time-zone", ZoneId::of,
            "date-time", Instant::parse,
            "date", LocalDate::parse,
            "plain-text", SchemaText::plain,
            "query-schedule", QuerySchedule::parse);

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

    /** Calls back for every text that is not what its format says. */
    void formats(JsonNode tree, Broken broken) {
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

    private void formats(JsonNode node, JsonNode reference, String pointer, Broken broken) {
        JsonNode rule = resolved(reference);
        String complaint = node.isTextual() ? complaint(rule.path("format").asText(), node.textValue()) : null;
        if (complaint != null) {
            broken.at(pointer, rule, complaint);
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

    private static String plain(String text) {
        PlainText.fault(text).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return text;
    }

    /** Null when the text is what its format says. */
    private static @Nullable String complaint(String format, String text) {
        try {
            Object unused = FORMATS.getOrDefault(format, any -> any).apply(text);
            return null;
        } catch (DateTimeException none) {
            return "there is no '" + text + "'";
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        }
    }

    /** Told of a text, the rule of its place, and what is wrong with it. */
    interface Broken {
        void at(String pointer, JsonNode rule, String complaint);
    }
}
