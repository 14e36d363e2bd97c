package io.payloom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a file, read as strictly as a body of its own; but where a body names the first field that cannot be
 * read, a line names them all.
 *
 * @param value what of it can be read; null when nothing can
 * @param faults what cannot be read, and where in the line
 */
public record JsonLine<T>(@Nullable T value, List<Violation> faults) {

    /** Of one line; a line of nothing but unknown fields is not read again for each of them. */
    private static final int MOST_FAULTS = 20;

    private static final ObjectMapper STRICT = StrictJson.strictMapper();

    public static <T> JsonLine<T> read(String line, Class<T> type) {
        try {
            return readable(STRICT.readTree(line), type);
        } catch (JsonProcessingException noJson) {
            return new JsonLine<>(null, JsonFaults.explain(noJson).errors());
        }
    }

    /** Takes out of it what cannot be read until the rest can; each round takes one field. */
    private static <T> JsonLine<T> readable(JsonNode line, Class<T> type) {
        if (!line.isObject()) {
            return new JsonLine<>(null, List.of(Violation.at("", "TYPE_MISMATCH", "Expected an object.")));
        }
        List<Violation> faults = new ArrayList<>();
        boolean goOn = true;
        while (goOn) {
            try {
                return new JsonLine<>(STRICT.treeToValue(line, type), faults);
            } catch (JsonProcessingException fault) {
                faults.addAll(JsonFaults.explain(fault).errors());
                goOn = faults.size() < MOST_FAULTS
                        && fault instanceof JsonMappingException unreadable
                        && takenOut(line, unreadable.getPath());
            }
        }
        return new JsonLine<>(null, faults);
    }

    private static boolean takenOut(JsonNode line, List<JsonMappingException.Reference> path) {
        JsonNode parent = line;
        for (JsonMappingException.Reference step : path.subList(0, Math.max(0, path.size() - 1))) {
            parent = parent.path(String.valueOf(step.getFieldName()));
        }
        return parent instanceof ObjectNode object
                && !path.isEmpty()
                && object.remove(String.valueOf(path.getLast().getFieldName())) != null;
    }
}
