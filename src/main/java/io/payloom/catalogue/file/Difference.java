package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What differs between two catalogues, with the names of things instead of their places in lists. */
final class Difference {

    private final List<String> lines = new ArrayList<>();

    Difference(JsonNode old, JsonNode fresh) {
        objects("", old, fresh);
    }

    /** {@code + what is new}, {@code - what is gone}, {@code what: old -> new}. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    private void any(String path, JsonNode old, JsonNode fresh) {
        if (old.equals(fresh)) {
            return;
        }
        if (old.isObject() && fresh.isObject()) {
            objects(path, old, fresh);
        } else if (isList(old) && isList(fresh)) {
            lists(path, old, fresh);
        } else {
            lines.add(path + ": " + shown(old) + " -> " + shown(fresh));
        }
    }

    private void objects(String path, JsonNode old, JsonNode fresh) {
        Set<String> keys = new LinkedHashSet<>();
        old.fieldNames().forEachRemaining(keys::add);
        fresh.fieldNames().forEachRemaining(keys::add);
        keys.forEach(key -> any(path.isEmpty() ? key : path + "/" + key, old.path(key), fresh.path(key)));
    }

    private void lists(String path, JsonNode old, JsonNode fresh) {
        Map<String, JsonNode> before = named(old);
        Map<String, JsonNode> after = named(fresh);
        int known = lines.size();
        before.forEach((name, element) -> {
            if (!after.containsKey(name)) {
                lines.add("- " + path + "/" + name);
            }
        });
        after.forEach((name, element) -> {
            JsonNode former = before.get(name);
            if (former == null) {
                lines.add("+ " + path + "/" + name);
            } else {
                any(path + "/" + name, former, element);
            }
        });
        if (lines.size() == known) {
            lines.add(path + ": " + shown(old) + " -> " + shown(fresh));
        }
    }

    /** An element without a name goes by all that it says; a second one like it by its number, too. */
    private static Map<String, JsonNode> named(JsonNode list) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        list.forEach(element -> {
            String name = Names.of(element);
            String unique = name == null ? shown(element) : name;
            for (int again = 2; named.containsKey(unique); again++) {
                unique = shown(element) + " (" + again + ")";
            }
            named.put(unique, element);
        });
        return named;
    }

    private static boolean isList(JsonNode node) {
        return node.isArray() || node.isMissingNode();
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(shown(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        if (node.isObject()) {
            List<String> parts = new ArrayList<>();
            node.properties().forEach(part -> parts.add(part.getKey() + " " + shown(part.getValue())));
            return String.join(", ", parts);
        }
        return node.asText();
    }
}
