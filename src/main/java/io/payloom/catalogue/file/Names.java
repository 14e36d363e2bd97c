package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the elements of the catalogue's lists are called by people. */
final class Names {

    private static final List<String> KEYS = List.of("code", "merchant");

    private Names() {}

    /** Null for an element that has no name, such as a limit. */
    static @Nullable String of(JsonNode element) {
        for (String key : KEYS) {
            if (element.has(key)) {
                return element.path(key).asText();
            }
        }
        if (element.has("pools")) {
            return Stream.of("operation", "method", "type")
                    .map(key -> element.path(key).asText())
                    .collect(Collectors.joining(" "));
        }
        return element.has("methods") ? element.path("operation").asText() : null;
    }

    /** A pointer with names in the place of indexes and without the leading slash, such as {@code channels/x/weight}. */
    static String path(JsonNode tree, String pointer) {
        StringBuilder path = new StringBuilder();
        JsonNode at = tree;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            JsonNode next = at.isArray() ? at.path(index(step)) : at.path(step);
            String name = at.isArray() ? of(next) : null;
            path.append(path.isEmpty() ? "" : "/").append(name == null ? step : name);
            at = next;
        }
        return path.toString();
    }

    private static int index(String step) {
        return step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
    }
}
