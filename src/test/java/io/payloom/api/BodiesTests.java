package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class BodiesTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void readsWhatWasAnnouncedAndWhatWasNot() {
        for (int length : new int[] {0, 1, 8191, 8192, 8193, 65_535, 65_536}) {
            assertThat(bodies(Duration.ofMinutes(1))
                            .read(request(length), 65_536)
                            .body())
                    .hasSize(length);
        }
    }

    /** Issue 13, item 16. */
    @Test
    void aBodyThatComesTooSlowlyIsRefusedAndHoldsNothing() {
        Bodies bodies = bodies(Duration.ZERO);

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> bodies.read(request(5000), 65_536))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ProblemCode.BODY_TOO_SLOW));
        assertThat(bodies).isNotNull(); // a gauge holds nothing of what it measures
        assertThat(meters.get("payloom.bodies.buffered.bytes").gauge().value()).isZero();
    }

    private Bodies bodies(Duration patience) {
        return new Bodies(DataSize.ofMegabytes(64), patience, meters);
    }

    private static MockHttpServletRequest request(int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/payments");
        request.setContent(new byte[length]);
        return request;
    }
}
