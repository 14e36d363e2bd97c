package io.payloom.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Bodies of requests: some that fit a schema, most that nearly do, and some that are nothing at all. */
final class Bodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Values that pass the checks of fields without an example; no channel takes this currency, so orders end soon. */
    private static final Map<String, String> USUAL = Map.of(
            "currency", "CHF",
            "decision", "keep-waiting",
            "merchant", "M-SAMPLE",
            "method", "card",
            "channel", "*",
            "unifiedCode", "PAID",
            "verdict", "FAILED");

    /** Few, so that most requests are about orders that are there, and few orders are made. */
    private static final List<String> NUMBERS = List.of("FUZZ-1", "FUZZ-2", "FUZZ-3", "FUZZ-4", "FUZZ-5");

    private final Draw draw;
    private final JsonNode schemas;

    /** @param schemas the description in which references are looked up */
    Bodies(Draw draw, JsonNode schemas) {
        this.draw = draw;
        this.schemas = schemas;
    }

    byte[] json(JsonNode schema) {
        JsonNode fitting = value("", schema, 0);
        return switch (draw.below(12)) {
            case 0 -> bytes(fitting.toString());
            case 1 -> broken(fitting.toString());
            case 2 -> hostile();
            default -> bytes(mutated(fitting).toString());
        };
    }

    private JsonNode value(String name, JsonNode given, int depth) {
        JsonNode schema =
                given.has("$ref") ? schemas.at(given.path("$ref").asText().substring(1)) : given;
        if (schema.has("properties") && depth < 8) {
            ObjectNode object = NODES.objectNode();
            List<String> required = new ArrayList<>();
            schema.path("required").forEach(one -> required.add(one.asText()));
            schema.path("properties").properties().forEach(property -> {
                if (required.contains(property.getKey()) || draw.oneIn(3)) {
                    object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
                }
            });
            return object;
        }
        return leaf(name, schema, depth);
    }

    private JsonNode leaf(String name, JsonNode schema, int depth) {
        if (name.startsWith("merchant") && name.endsWith("No")) {
            return NODES.textNode(draw.of(NUMBERS));
        }
        if (USUAL.containsKey(name) && !schema.has("enum")) {
            return NODES.textNode(USUAL.get(name));
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(draw.below(schema.path("enum").size()));
        }
        if (schema.has("example")) {
            return schema.path("example");
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> NODES.numberNode(1 + draw.below(5000));
            case "boolean" -> NODES.booleanNode(draw.oneIn(2));
            case "array" -> NODES.arrayNode().add(value("", schema.path("items"), depth + 1));
            case "object" -> NODES.objectNode();
            default -> NODES.textNode("some text");
        };
    }

    /** With one to three places changed. */
    private JsonNode mutated(JsonNode fitting) {
        for (int changes = 1 + draw.below(3); changes > 0; changes--) {
            List<ObjectNode> objects = new ArrayList<>();
            collect(fitting, objects);
            if (!objects.isEmpty()) {
                change(draw.of(objects));
            }
        }
        return fitting;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || draw.oneIn(8)) {
            object.set(draw.oneIn(2) ? "surprise" : draw.oddText(), odd());
        } else if (draw.oneIn(5)) {
            object.remove(draw.of(names));
        } else {
            object.set(draw.of(names), odd());
        }
    }

    private JsonNode odd() {
        return switch (draw.below(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 ->
                NODES.numberNode(draw.of(List.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_001L)));
            case 3 -> NODES.numberNode(draw.of(List.of(0.5, 1e300, -0.0, 12.0)));
            case 4 -> new ArrayNode(NODES).add("a").add(1);
            case 5 -> NODES.objectNode().put("a", 1);
            default -> NODES.textNode(draw.oddText());
        };
    }

    private byte[] broken(String text) {
        byte[] whole = bytes(text);
        return switch (draw.below(6)) {
            case 0 -> Arrays.copyOf(whole, draw.below(whole.length + 1));
            case 1 -> flipped(whole);
            case 2 -> bytes(text + text);
            case 3 -> text.getBytes(StandardCharsets.UTF_16);
            case 4 -> bytes("\ufeff" + text);
            default -> bytes(text.replaceFirst("\\{", "{\"amount\":1,\"amount\":2,"));
        };
    }

    /** With some bytes changed. */
    byte[] flipped(byte[] whole) {
        byte[] changed = whole.clone();
        for (int changes = 1 + draw.below(4); changes > 0 && changed.length > 0; changes--) {
            changed[draw.below(changed.length)] = (byte) draw.below(256);
        }
        return changed;
    }

    private byte[] hostile() {
        return switch (draw.below(8)) {
            case 0 -> draw.bytes(2000);
            case 1 -> bytes("[".repeat(5000));
            case 2 -> bytes("{\"a\":".repeat(2000));
            case 3 -> bytes("{\"amount\":{\"value\":" + "9".repeat(5000) + "}}");
            case 4 -> bytes("{\"" + "n".repeat(3000) + "\":1}");
            case 5 -> bytes("{\"description\":\"\\ud800\",\"merchantOrderNo\":\"\\u0000\"}");
            case 6 -> new byte[0];
            default -> bytes("\"text\"");
        };
    }

    /** Files of payouts. */
    byte[] csv() {
        StringBuilder file =
                new StringBuilder("merchantOrderNo,amount,currency,account,name,kind,institution,purpose\n");
        for (int line = draw.below(6); line > 0; line--) {
            String cell = draw.oneIn(2) ? "Salary" : draw.oddText();
            file.append(draw.of(NUMBERS))
                    .append(draw.oneIn(3) ? ",\"1" : ",1250")
                    .append(",CHF,6222021234567890128,LI LEI,private,ICBC,")
                    .append(cell)
                    .append(draw.oneIn(4) ? ",,,\r\n" : "\n");
        }
        return draw.oneIn(3) ? flipped(bytes(file.toString())) : bytes(file.toString());
    }

    /** @param catalogue one that is valid */
    byte[] yaml(String catalogue) {
        List<String> lines = new ArrayList<>(catalogue.lines().toList());
        int place = draw.below(lines.size());
        switch (draw.below(8)) {
            case 0 -> lines.set(place, lines.get(place) + " \"\\U00110000\"");
            case 1 -> lines.set(place, "\t" + lines.get(place));
            case 2 -> lines.add(place, lines.get(place));
            case 3 -> lines.remove(place);
            case 4 ->
                lines.set(place, lines.get(place).replaceAll(":.*", ": " + Matcher.quoteReplacement(draw.oddText())));
            case 5 -> {
                return bytes("a: &a [x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n");
            }
            case 6 -> {
                return bytes(draw.of(List.of(
                        "? ".repeat(500), "[".repeat(3000), "!!java.net.URL [x]", "- \"\\x", "%YAML 9.9\n---\na")));
            }
            default -> {
                return flipped(bytes(catalogue));
            }
        }
        return bytes(String.join("\n", lines));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode tree(Object model) {
        return JSON.valueToTree(model);
    }
}
