package io.payloom.bankprotocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.simulator.SimulatorApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A simulator on a free port, and a client that signs by the words of docs/bank-protocol.md, not by the main code. */
class RunningSimulator implements AutoCloseable {

    /** A merchant number of each bank. */
    static final Map<String, String> MIDS = Map.of(
            "northbank", "800100000001",
            "eastbank", "800200000002",
            "harborpay", "800300000003",
            "unionlink", "800400000001",
            "tealpay", "800500000001");

    /** Longer than any test takes: it passes on the banks' clock only. */
    static final Duration CALLBACK_RETRY_DELAY = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServletWebServerApplicationContext context;
    private final URI base;

    RunningSimulator(Path ledger) {
        context = (ServletWebServerApplicationContext) SimulatorApplication.start(
                "--server.port=0",
                "--simulator.ledger-file=" + ledger,
                "--simulator.timings.hang=2s",
                "--simulator.timings.callback-retry-delay=" + CALLBACK_RETRY_DELAY,
                "--simulator.timings.slow=400ms");
        base = URI.create("http://127.0.0.1:" + context.getWebServer().getPort());
    }

    JsonNode pay(String bank, Map<String, ?> order) {
        return answered(call(bank, "pay", order, Duration.ofSeconds(20)), bank);
    }

    JsonNode refund(String bank, Map<String, ?> refund) {
        return answered(call(bank, "refund", refund, Duration.ofSeconds(20)), bank);
    }

    JsonNode voidPayment(String bank, Map<String, ?> order) {
        return answered(call(bank, "void", order, Duration.ofSeconds(20)), bank);
    }

    JsonNode query(String bank, String orderNo) {
        return answered(call(bank, "query", Map.of("orderNo", orderNo), Duration.ofSeconds(20)), bank);
    }

    JsonNode close(String bank, String orderNo) {
        return answered(call(bank, "close", Map.of("orderNo", orderNo), Duration.ofSeconds(20)), bank);
    }

    HttpResponse<String> call(String bank, String operation, Map<String, ?> body, Duration patience) {
        try {
            return send(bank, operation, JSON.writeValueAsString(body), secretOf(bank), patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(String bank, String operation, String body, String secret, Duration patience)
            throws IOException {
        return sendAs(MIDS.getOrDefault(bank, "none"), bank, operation, body, secret, patience);
    }

    /** The same call under another merchant number. */
    JsonNode callAs(String mid, String bank, String operation, Map<String, ?> body) {
        try {
            return answered(
                    sendAs(mid, bank, operation, JSON.writeValueAsString(body), secretOf(bank), Duration.ofSeconds(20)),
                    bank);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> sendAs(
            String mid, String bank, String operation, String body, String secret, Duration patience)
            throws IOException {
        String path = "/banks/" + bank + "/" + operation;
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        String nonce = UUID.randomUUID().toString();
        return exchange(HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("X-Bank-Mid", mid)
                .header("X-Bank-Timestamp", timestamp)
                .header("X-Bank-Nonce", nonce)
                .header(
                        "X-Bank-Signature",
                        signature(secret, "POST\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode ledger(String bank, String orderNo) {
        return control("GET", "/control/ledger?bank=" + bank + "&orderNo=" + orderNo, "");
    }

    /** The one line of the ledger about this order. */
    JsonNode booked(String bank, String orderNo) {
        JsonNode rows = ledger(bank, orderNo);
        if (rows.size() != 1) {
            throw new AssertionError("expected one order " + orderNo + " at " + bank + ", got " + rows);
        }
        return rows.get(0);
    }

    JsonNode control(String method, String path, String body) {
        try {
            HttpResponse<String> response = controlled(method, path, body);
            if (response.statusCode() >= 300) {
                throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> controlled(String method, String path, String body) throws IOException {
        return exchange(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Moves the banks' clock on from where it stands. */
    void pass(Duration time) {
        long offset = control("GET", "/control/summary", "").get("offsetMillis").asLong() + time.toMillis();
        control("POST", "/control/clock", "{\"offsetMillis\": " + offset + "}");
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    static String secretOf(String bank) {
        return "local-only-" + bank + "-secret-0123456789";
    }

    static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode answered(HttpResponse<String> response, String bank) {
        String signed = response.headers().firstValue("X-Bank-Timestamp").orElse("") + "\n"
                + response.headers().firstValue("X-Bank-Nonce").orElse("") + "\n" + response.body() + "\n";
        String signature = response.headers().firstValue("X-Bank-Signature").orElse("none");
        if (response.statusCode() != 200 || !signature.equals(signature(secretOf(bank), signed))) {
            throw new AssertionError("no signed answer: " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
