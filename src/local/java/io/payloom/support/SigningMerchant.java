package io.payloom.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's system: signs every request as {@code docs/merchant-api.md} says, and holds every answer to
 * {@code docs/openapi.yaml}.
 */
public final class SigningMerchant {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAVAILABLE = 503;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;
    private final RequestSigning signing;

    public SigningMerchant(String baseUrl, String keyId, String secret, Clock clock) {
        this.baseUrl = baseUrl;
        this.signing = new RequestSigning(keyId, secret, clock);
    }

    public Answer get(String path) {
        return send("GET", path, "", null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, null);
    }

    /** On a busy machine the database may have no connection left in time; a merchant sends the same again then. */
    public Answer postUntilAnswered(String path, String body) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .pollInSameThread()
                .until(() -> post(path, body), answer -> answer.status() != UNAVAILABLE);
    }

    /** Creates and waits up to the given seconds for a final state or something for the payer to do. */
    public Answer postAndWait(String path, String body, int seconds) {
        return send("POST", path, body, "wait=" + seconds);
    }

    /** Uploads a file. */
    public Answer upload(String path, String contentType, String file) {
        return send("POST", path, file, null, contentType);
    }

    /** Uploads a file in any character set. */
    public Answer upload(String path, String contentType, byte[] file) {
        return send("POST", path, file, null, contentType);
    }

    /** What is no JSON, such as a file of results. */
    public String download(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Authorization", signing.authorization("GET", path, new byte[0]))
                .build();
        HttpResponse<String> response = ask(request);
        check(response);
        return response.body();
    }

    private Answer send(String method, String path, String body, @Nullable String prefer) {
        return send(method, path, body, prefer, "application/json");
    }

    private Answer send(String method, String path, String body, @Nullable String prefer, String contentType) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), prefer, contentType);
    }

    private Answer send(String method, String path, byte[] body, @Nullable String prefer, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Authorization", signing.authorization(method, path, body))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", contentType);
        }
        if (prefer != null) {
            request.header("Prefer", prefer);
        }
        HttpResponse<String> response = ask(request.build());
        check(response);
        try {
            return new Answer(response.statusCode(), response.headers(), JSON.readTree(response.body()));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static void check(HttpResponse<String> response) {
        URI address = response.request().uri();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        ApiContract.get()
                .check(
                        response.request().method(),
                        address.getRawPath() + query,
                        response.statusCode(),
                        response.headers(),
                        response.body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** An answer with its JSON body. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {

        public String text(String pointer) {
            return body.at(pointer).asText();
        }

        public String state() {
            return text("/state");
        }

        public String orderNo() {
            return text("/orderNo");
        }

        public String refundNo() {
            return text("/refundNo");
        }
    }
}
