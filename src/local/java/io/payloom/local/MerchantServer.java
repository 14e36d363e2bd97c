package io.payloom.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sample merchant's own server: takes notifications, verifies them, and shows the last hundred as a page. */
public final class MerchantServer implements AutoCloseable {

    private static final int KEPT = 100;
    private static final int LONGEST_BODY = 65_536;
    private static final String NOTIFICATIONS = "/notifications";

    private final Deque<ReceivedNotification> received = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private final WebhookCheck check;
    private final Clock clock;
    private @Nullable HttpServer server;

    public MerchantServer(int port, WebhookCheck check, Clock clock) {
        this.port = port;
        this.check = check;
        this.clock = clock;
    }

    public MerchantServer start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new LocalStackFailure("cannot start the sample merchant on port " + port + ": " + e.getMessage(), e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    /** Where it takes notifications. */
    public String notifyUrl() {
        return url() + NOTIFICATIONS;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The last hundred, newest first. */
    public List<ReceivedNotification> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try (exchange) {
            switch (request) {
                case "GET /" -> show(exchange);
                case "POST " + NOTIFICATIONS -> exchange.sendResponseHeaders(take(exchange), -1);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private int take(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            return 413;
        }
        Map<String, List<String>> headers = withSmallNames(exchange.getRequestHeaders());
        String body = new String(bytes, StandardCharsets.UTF_8);
        String id = headers.getOrDefault("webhook-id", List.of("")).getFirst();
        boolean verified = check.accepts(body, headers);
        keep(
                verified
                        ? ReceivedNotification.verified(clock.instant(), id, body)
                        : ReceivedNotification.refused(clock.instant(), id));
        return verified ? 204 : 401;
    }

    private static Map<String, List<String>> withSmallNames(Headers headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    private void keep(ReceivedNotification notification) {
        synchronized (received) {
            received.addFirst(notification);
            if (received.size() > KEPT) {
                received.removeLast();
            }
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        byte[] page = MerchantPage.of(received()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.close();
    }
}
