package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.payloom.catalogue.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The structure of the catalogue's file: what is there, of what kind, and what it is when it is left out. */
final class CatalogueSchema {

    private static final int REPAIRS = 4;

    private final SchemaText text = new SchemaText();
    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    text.root(),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ENGLISH)
                            .failFast(false)
                            .build());

    /** All that is wrong with the structure. */
    List<Fault> faults(JsonNode tree) {
        List<Fault> faults = new ArrayList<>();
        schema.validate(tree).forEach(message -> faults.add(fault(message)));
        Set<String> broken = faults.stream().map(Fault::pointer).collect(Collectors.toSet());
        text.formats(tree, (pointer, rule, complaint) -> {
            if (!broken.contains(pointer)) {
                faults.add(new Fault(pointer, complaint));
            }
        });
        return faults;
    }

    /** Puts in what was left out and has a default. */
    void fill(JsonNode tree) {
        text.fill(tree);
    }

    /** Puts stand-ins where the structure is broken; see {@link Repair}. */
    void repair(JsonNode tree) {
        Repair repair = new Repair(tree);
        for (int round = 0; round < REPAIRS && !faults(tree).isEmpty(); round++) {
            schema.validate(tree).forEach(message -> repair(message, repair));
            text.formats(tree, (pointer, rule, complaint) -> repair.replace(pointer, rule));
        }
    }

    private void repair(ValidationMessage message, Repair repair) {
        switch (message.getType()) {
            case "additionalProperties" -> repair.remove(property(message));
            case "required" ->
                repair.replace(
                        property(message),
                        text.resolved(rule(message).path("properties").path(message.getProperty())));
            default -> repair.replace(message.getInstanceLocation().toString(), rule(message));
        }
    }

    private Fault fault(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        return switch (message.getType()) {
            case "additionalProperties" ->
                new Fault(property(message), "nobody knows '" + message.getProperty() + "' here");
            case "required" -> new Fault(property(message), "'" + message.getProperty() + "' is missing");
            case "pattern" ->
                new Fault(
                        pointer, "'" + message.getInstanceNode().asText() + "' does not fit: " + description(message));
            case "type" -> new Fault(pointer, wrongType(message));
            default -> new Fault(pointer, message.getError());
        };
    }

    private static String wrongType(ValidationMessage message) {
        JsonNode found = message.getInstanceNode();
        boolean lacksQuotes =
                message.getSchemaNode().asText().equals("string") && found.isValueNode() && !found.isNull();
        return lacksQuotes ? "is text: write '" + found.asText() + "' in quotes" : message.getError();
    }

    /** What the schema says of the place whose keyword was broken. */
    private String description(ValidationMessage message) {
        String description = rule(message).path("description").asText();
        return description.substring(0, 1).toLowerCase(Locale.ROOT) + description.substring(1);
    }

    private JsonNode rule(ValidationMessage message) {
        String keyword = message.getSchemaLocation().getFragment().toString();
        return text.root().at(keyword.substring(0, keyword.lastIndexOf('/')));
    }

    private static String property(ValidationMessage message) {
        String key = message.getProperty().replace("~", "~0").replace("/", "~1");
        return message.getInstanceLocation() + "/" + key;
    }
}
