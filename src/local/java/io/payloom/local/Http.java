package io.payloom.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** Small questions to a child process over HTTP. */
final class Http {

    /** What is asked again and again until a process is there. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What is said once: a busy machine may take its time, and saying it twice is something else. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Http() {}

    static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(SOON).build();
    }

    static HttpRequest post(String url, String contentType, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Whether it answers at all, and as expected. */
    static boolean answers(HttpRequest request, Predicate<HttpResponse<String>> expectation) {
        try {
            return expectation.test(send(request));
        } catch (IOException notYet) {
            return false;
        }
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
