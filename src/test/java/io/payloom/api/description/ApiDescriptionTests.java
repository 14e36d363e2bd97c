package io.payloom.api.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.support.ApiContract;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Issue 13, item 30: what clients in other languages make of {@code docs/openapi.yaml}. */
class ApiDescriptionTests {

    private static final HttpHeaders HEADERS = HttpHeaders.of(
            Map.of("Content-Type", List.of("application/json"), "Request-Id", List.of("x")), (a, b) -> true);

    private final ApiContract contract = ApiContract.get();

    @Test
    void amountsOfAnswersMayBeZero() {
        contract.check("GET", "/v1/payments/P1", 200, HEADERS, payment(0, "SUCCEEDED"));
    }

    @Test
    void amountsOfRequestsMayNot() {
        JsonNode schemas = contract.description().at("/components/schemas");

        assertThat(schemas.at("/Money/properties/value/minimum").asLong()).isZero();
        assertThat(schemas.at("/CreatePayment/properties/amount/$ref").asText())
                .isEqualTo("#/components/schemas/Amount");
        assertThat(schemas.at("/Amount/properties/value/minimum").asLong()).isEqualTo(1);
        assertThat(schemas.at("/Amount/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("value", "currency");
    }

    @Test
    void answersThatWereNotPromisedAreFound() {
        assertThatThrownBy(() -> contract.check("GET", "/v1/payments/P1", 200, HEADERS, payment(-1, "SUCCEEDED")))
                .hasMessageContaining("minimum value of 0");
        assertThatThrownBy(() -> contract.check("GET", "/v1/payments/P1", 200, HEADERS, payment(0, "PAID")))
                .hasMessageContaining("/state");
        assertThatThrownBy(() -> contract.check("GET", "/v1/payments/P1", 418, HEADERS, payment(0, "FAILED")))
                .hasMessageContaining("status is not described");
    }

    @Test
    void patternsWorkInEveryLanguage() {
        List<String> patterns = contract.description().findValuesAsText("pattern");

        assertThat(patterns).isNotEmpty().noneMatch(pattern -> Pattern.compile(
                        "\\\\[pPQEAzZGhHRvVxXbBNk]|\\(\\?[^:=!]|[*+?}]\\+|&&")
                .matcher(pattern)
                .find());
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        contract.description()
                .path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("operationId").asText()).isNotBlank();
                    assertThat(operation.path("summary").asText()).isNotBlank();
                    assertThat(operation.path("description").asText()).isNotBlank();
                }));
    }

    @Test
    void notificationsAreDescribed() throws Exception {
        JsonNode body = new ObjectMapper()
                .readTree("{\"type\":\"payment.succeeded\",\"timestamp\":\"2026-11-25T02:00:00.120358Z\",\"data\":"
                        + new String(payment(0, "SUCCEEDED"), StandardCharsets.UTF_8) + "}");

        contract.checkNotification(body);
        assertThat(contract.notificationFaults(
                        new ObjectMapper().readTree(body.toString().replace("SUCCEEDED", "PAID"))))
                .isNotEmpty();
    }

    private static byte[] payment(long refunded, String state) {
        return """
                {"orderNo":"P01JD8Z9K7QX4T5V6W8Y0A2B3C4","merchantOrderNo":"ORDER-1","state":"%s","version":4,
                 "amount":{"value":1200,"currency":"CNY"},"refunded":{"value":%d,"currency":"CNY"},"method":"card",
                 "type":"credit","createdAt":"2026-11-25T02:00:00Z","updatedAt":"2026-11-25T02:00:00.120358Z"}"""
                .formatted(state, refunded)
                .getBytes(StandardCharsets.UTF_8);
    }
}
