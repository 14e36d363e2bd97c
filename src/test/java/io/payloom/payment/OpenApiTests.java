package io.payloom.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.api.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiTests extends PaymentApiFixture {

    @Test
    void describesTheMerchantApiAndNothingElse() throws Exception {
        JsonNode description = description();

        assertThat(description.path("openapi").asText()).startsWith("3.1");
        List<String> paths = new ArrayList<>();
        description.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths).isNotEmpty().allMatch(path -> path.startsWith("/v1/"));
        assertThat(description.toString()).doesNotContain("AuthenticatedMerchant");
    }

    @Test
    void describesWhatTheServerDoes() throws Exception {
        JsonNode create = description().at("/paths/~1v1~1payments/post");

        assertThat(create.at("/responses").fieldNames())
                .toIterable()
                .contains("201", "400", "401", "403", "413", "415", "422", "429", "500", "503");
        assertThat(create.at("/responses/422/description").asText()).contains("MERCHANT_ORDER_NO_REUSED");
        assertThat(create.at("/responses/201/headers").fieldNames())
                .toIterable()
                .contains("Location", "Idempotent-Replayed", "Preference-Applied", "Request-Id", "Payloom-Signature");
        assertThat(create.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Payment");
    }

    @Test
    void everyExampleIsARequestThatIsAccepted() throws Exception {
        JsonNode examples =
                description().at("/paths/~1v1~1payments/post/requestBody/content/application~1json/examples");

        assertThat(examples).hasSize(3);
        for (JsonNode example : examples) {
            var answer = client.post("/v1/payments", example.path("value").toString());
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    @Test
    void guidesExplainEveryProblemCode() throws IOException {
        String guides =
                Files.readString(Path.of("docs/merchant-api.md")) + Files.readString(Path.of("docs/operations.md"));

        for (ProblemCode code : ProblemCode.values()) {
            int status = code.status().value();
            assertThat(guides)
                    .containsAnyOf("| `" + code + "` | " + status + " |", "| " + status + " | `" + code + "` |");
        }
    }

    @Test
    void userInterfaceNeedsNoSignature() throws Exception {
        assertThat(get("/swagger-ui.html").statusCode()).isEqualTo(302);
        assertThat(get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }

    private JsonNode description() throws Exception {
        return new ObjectMapper().readTree(get("/v3/api-docs").body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
