package io.payloom.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A merchant's notification address on the loopback interface; remembers what came and answers as it is told. What is
 * looked at is held to {@code docs/openapi.yaml}.
 */
public final class MerchantEndpoint implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public MerchantEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notifications";
    }

    public void answerWith(int status) {
        this.status = status;
    }

    /** What comes from now on is taken, and answered when the gate is opened by counting down. */
    public CountDownLatch hang() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Acknowledged notifications about an order, by their first arrival; one that came again under its id counts once. */
    public List<Received> acknowledged(String orderNo) {
        return acknowledged(one -> one.orderNo().equals(orderNo));
    }

    /** The types of the acknowledged notifications about a refund, likewise. */
    public List<String> toldOfRefund(String refundNo) {
        return acknowledged(one -> one.body().at("/data/refundNo").asText().equals(refundNo)).stream()
                .map(Received::type)
                .toList();
    }

    private List<Received> acknowledged(Predicate<Received> wanted) {
        Map<String, Received> first = new LinkedHashMap<>();
        received.stream()
                .filter(one -> one.status() == 200 && wanted.test(one))
                .forEach(one -> first.putIfAbsent(one.webhookId(), one));
        first.values().forEach(one -> ApiContract.get().checkNotification(one.body()));
        return List.copyOf(first.values());
    }

    /** Every request, repeated ones included. */
    public List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            received.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), body, status));
            gate.await();
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** One request as it came, and how it was answered. */
    public record Received(String webhookId, JsonNode body, int status) {

        public String type() {
            return body.path("type").asText();
        }

        public String orderNo() {
            return body.at("/data/orderNo").asText();
        }
    }
}
