package io.payloom.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 13, item 25. */
class MomentsTests {

    private final ObjectMapper json = new ObjectMapper().registerModule(Moments.module());

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T02:00:00Z, 2026-11-25T02:00:00.000000Z",
        "2026-11-25T02:00:00.12Z, 2026-11-25T02:00:00.120000Z",
        "2026-11-25T02:00:00.120358Z, 2026-11-25T02:00:00.120358Z",
        "2026-11-25T02:00:00.120358999Z, 2026-11-25T02:00:00.120358Z"
    })
    void everyTimeHasMicroseconds(Instant moment, String written) throws JsonProcessingException {
        assertThat(json.writeValueAsString(moment)).isEqualTo('"' + written + '"');
    }
}
