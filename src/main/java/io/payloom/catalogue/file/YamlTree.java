package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.catalogue.FileFault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of a YAML document into a tree of JSON and notes the lines. */
final class YamlTree {

    private static final int LONGEST_KEY = 100;
    private static final PlainScalars PLAIN = new PlainScalars();

    private final JsonNodeFactory json = JsonNodeFactory.withExactBigDecimals(true);
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<FileFault> faults = new ArrayList<>();

    YamlDocument read(Node root) {
        JsonNode tree = convert(root, "");
        return new YamlDocument(tree, Map.copyOf(lines), List.copyOf(faults));
    }

    private JsonNode convert(Node node, String pointer) {
        lines.putIfAbsent(pointer, YamlReader.line(node.getStartMark()));
        return switch (node) {
            case ScalarNode scalar -> convert(scalar, pointer);
            case SequenceNode sequence -> convert(sequence, pointer);
            case MappingNode mapping -> convert(mapping, pointer);
            default -> complain(node, pointer, "is neither value nor list nor mapping");
        };
    }

    private JsonNode convert(SequenceNode sequence, String pointer) {
        ArrayNode list = json.arrayNode();
        if (!sequence.getTag().equals(Tag.SEQ)) {
            complain(sequence, pointer, "the tag " + sequence.getTag() + " is not allowed");
        }
        for (int index = 0; index < sequence.getValue().size(); index++) {
            list.add(convert(sequence.getValue().get(index), pointer + "/" + index));
        }
        return list;
    }

    private JsonNode convert(MappingNode mapping, String pointer) {
        ObjectNode object = json.objectNode();
        if (!mapping.getTag().equals(Tag.MAP)) {
            complain(mapping, pointer, "the tag " + mapping.getTag() + " is not allowed");
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().length() <= LONGEST_KEY) {
                put(key, entry.getValueNode(), object, pointer);
            } else {
                complain(entry.getKeyNode(), pointer, "a key is a short word");
            }
        }
        return object;
    }

    private void put(ScalarNode key, Node value, ObjectNode object, String pointer) {
        String name = key.getValue();
        String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        int line = YamlReader.line(key.getStartMark());
        if (object.has(name)) {
            faults.add(new FileFault(
                    line, place, "'" + name + "' stands here a second time, first in line " + lines.get(place)));
            return;
        }
        lines.put(place, line);
        object.set(name, convert(value, place));
    }

    private JsonNode convert(ScalarNode scalar, String pointer) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.STR)) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                    ? json.textNode(text)
                    : complain(scalar, pointer, "has half of a character");
        }
        if (!PLAIN.resolve(NodeId.scalar, text, true).equals(tag)) {
            return complain(scalar, pointer, "the tag " + tag + " is not allowed");
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(text.equals("true"));
        }
        if (tag.equals(Tag.INT)) {
            return json.numberNode(Long.parseLong(text));
        }
        return tag.equals(Tag.FLOAT) ? json.numberNode(new BigDecimal(text)) : json.nullNode();
    }

    private JsonNode complain(Node node, String pointer, String message) {
        faults.add(new FileFault(YamlReader.line(node.getStartMark()), pointer, message));
        return json.nullNode();
    }
}
