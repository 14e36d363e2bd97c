package io.payloom.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.support.ApiContract;
import io.payloom.support.RequestSigning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A merchant's own program: written from the API guide, it shares no code with the server's side of signing. */
public final class MerchantClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String keyId;
    private final String secret;

    public MerchantClient(int port, String keyId, String secret) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.keyId = keyId;
        this.secret = secret;
    }

    public Answer get(String path) {
        return call("GET", path, new byte[0], call -> {});
    }

    public Answer post(String path, String body) {
        return post(path, body, call -> {});
    }

    public Answer post(String path, String body, Consumer<Call> change) {
        return call("POST", path, body.getBytes(StandardCharsets.UTF_8), change);
    }

    public Answer call(String method, String path, byte[] body, Consumer<Call> change) {
        Call call = new Call(method, path, body, keyId, secret);
        if (body.length > 0) {
            call.header("Content-Type", "application/json");
        }
        change.accept(call);
        return send(call);
    }

    private Answer send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(call.path))
                .method(call.method, call.chunked ? chunked(call.body) : BodyPublishers.ofByteArray(call.body));
        if (call.authorization == null) {
            call.authorization = call.signed();
        }
        if (!call.authorization.isEmpty()) {
            request.header("Authorization", call.authorization);
        }
        call.headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            ApiContract.get().check(call.method, call.path, response.statusCode(), response.headers(), response.body());
            return new Answer(response, this);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
    }

    /** One request in the making. */
    public static final class Call {

        private final Map<String, String> headers = new LinkedHashMap<>();
        private final String method;
        private final String path;
        private final byte[] body;
        private boolean chunked;
        private String keyId;
        private String secret;
        private String timestamp = Long.toString(Instant.now().getEpochSecond());
        private String nonce = UUID.randomUUID().toString();
        private String authorization;

        Call(String method, String path, byte[] body, String keyId, String secret) {
            this.method = method;
            this.path = path;
            this.body = body;
            this.keyId = keyId;
            this.secret = secret;
        }

        public Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Call inChunks() {
            chunked = true;
            return this;
        }

        public Call timestamp(Instant instant) {
            timestamp = Long.toString(instant.getEpochSecond());
            return this;
        }

        public Call nonce(String value) {
            nonce = value;
            return this;
        }

        public Call key(String otherKeyId, String otherSecret) {
            keyId = otherKeyId;
            secret = otherSecret;
            return this;
        }

        /** Empty sends none. */
        public Call authorization(String value) {
            authorization = value;
            return this;
        }

        public byte[] text() {
            byte[] head =
                    (method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] text = java.util.Arrays.copyOf(head, head.length + body.length + 1);
            System.arraycopy(body, 0, text, head.length, body.length);
            text[text.length - 1] = '\n';
            return text;
        }

        public String signed() {
            return with("PAYLOOM-HMAC-SHA256", RequestSigning.hmac(secret, text()));
        }

        public String with(String scheme, String signature) {
            return scheme + " keyId=\"" + keyId + "\",timestamp=\"" + timestamp + "\",nonce=\"" + nonce
                    + "\",signature=\"" + signature + "\"";
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response, MerchantClient client) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException broken) {
                throw new UncheckedIOException(text(), broken);
            }
        }

        public String code() {
            return json().path("code").asText();
        }

        /** Whether the answer's signature is that of somebody who knows the client's secret. */
        public boolean isGenuine() {
            return header("Payloom-Signature").equals(RequestSigning.hmac(client.secret, signedText()));
        }

        public byte[] signedText() {
            byte[] head = (header("Payloom-Timestamp") + "\n" + header("Payloom-Nonce") + "\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] text = java.util.Arrays.copyOf(head, head.length + response.body().length + 1);
            System.arraycopy(response.body(), 0, text, head.length, response.body().length);
            text[text.length - 1] = '\n';
            return text;
        }
    }
}
