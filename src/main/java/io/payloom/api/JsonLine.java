package io.payloom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One JSON object of a file, read as strictly as a body of its own. */
public final class JsonLine {

    private static final ObjectMapper STRICT = StrictJson.strictMapper();

    private JsonLine() {}

    /** @throws RequestRefused with what is wrong, and where in the line */
    public static <T> T read(String line, Class<T> type) {
        try {
            return Objects.requireNonNull(STRICT.readValue(line, type), "null");
        } catch (JsonProcessingException fault) {
            throw JsonFaults.explain(fault);
        }
    }

    /** One text of an object, also of one that cannot be read as a whole; null when it has no such text. */
    public static @Nullable String text(String line, String field) {
        try {
            return STRICT.readTree(line).path(field).textValue();
        } catch (JsonProcessingException broken) {
            return null;
        }
    }
}
