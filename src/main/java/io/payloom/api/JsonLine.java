package io.payloom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;

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
}
