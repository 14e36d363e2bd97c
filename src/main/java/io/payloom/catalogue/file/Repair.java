package io.payloom.catalogue.file;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Puts stand-ins where the structure is broken, only so that what else is wrong with a file can be told in the same
 * breath. What comes out of it is thrown away.
 */
final class Repair {

    private final JsonNode tree;

    Repair(JsonNode tree) {
        this.tree = tree;
    }

    void remove(String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        if (tree.at(place.head()) instanceof ObjectNode parent) {
            parent.remove(place.last().getMatchingProperty());
        }
    }

    /** @param rule the schema of the place, with an example if texts of any kind will not do */
    void replace(String pointer, JsonNode rule) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode standIn = standIn(tree.at(place), rule);
        JsonNode parent = place.matches() ? null : tree.at(place.head());
        if (standIn != null && parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), standIn);
        } else if (standIn != null
                && parent instanceof ArrayNode list
                && place.last().mayMatchElement()) {
            list.set(place.last().getMatchingIndex(), standIn);
        }
    }

    private static @Nullable JsonNode standIn(JsonNode wrong, JsonNode rule) {
        if (rule.has("examples")) {
            return rule.path("examples").path(0);
        }
        return switch (rule.path("type").asText()) {
            case "string" -> wrong.isTextual() ? null : JsonNodeFactory.instance.textNode(wrong.asText("unknown"));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "array" -> wrong.isArray() ? null : JsonNodeFactory.instance.arrayNode();
            case "object" -> wrong.isObject() ? null : JsonNodeFactory.instance.objectNode();
            default -> null;
        };
    }
}
