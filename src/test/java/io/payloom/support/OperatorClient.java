package io.payloom.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A person who runs Payloom, with the token of the local stack. */
public final class OperatorClient {

    public static final String TOKEN = "local-only-operator-token-0123456789abcdef";
    public static final String SECOND_TOKEN = "local-only-second-operator-token-0123456789ab";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;
    private final String token;

    public OperatorClient(String baseUrl) {
        this(baseUrl, TOKEN);
    }

    public OperatorClient(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of("Authorization", "Bearer " + token));
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    /** With JSON, for the version that was seen. */
    public Answer change(String method, String path, String json, String etag) {
        return send(
                method,
                path,
                json,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json", "If-Match", etag));
    }

    public Answer yaml(String method, String path, String yaml, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        return send(request.header("Content-Type", "application/yaml")
                .method(method, HttpRequest.BodyPublishers.ofString(yaml))
                .build());
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(""), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** An answer; its body is JSON or YAML. */
    public record Answer(int status, String etag, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException noJson) {
                throw new UncheckedIOException(body, noJson);
            }
        }

        public String text(String pointer) {
            return json().at(pointer).asText();
        }
    }
}
