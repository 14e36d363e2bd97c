package io.payloom.bankprotocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes callbacks: 401 to a bad signature, 200 to others, or what {@link #answerWith} says. */
class CallbackListener implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Callback> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int answer = 200;

    CallbackListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/callbacks/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String urlFor(String bank) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks/" + bank;
    }

    List<Callback> of(String orderNo) {
        return received.stream()
                .filter(callback -> callback.body().get("orderNo").asText().equals(orderNo))
                .toList();
    }

    void answerWith(int status) {
        answer = status;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        String bank = exchange.getRequestURI().getPath().substring("/callbacks/".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String signed = exchange.getRequestHeaders().getFirst("X-Bank-Timestamp") + "\n"
                + exchange.getRequestHeaders().getFirst("X-Bank-Nonce") + "\n" + body + "\n";
        boolean genuine = RunningSimulator.signature(RunningSimulator.secretOf(bank), signed)
                .equals(exchange.getRequestHeaders().getFirst("X-Bank-Signature"));
        received.add(new Callback(JSON.readTree(body), genuine, began));
        exchange.sendResponseHeaders(genuine ? answer : 401, -1);
        exchange.close();
    }

    record Callback(JsonNode body, boolean genuine, long atNanos) {

        String code() {
            return body.get("code").asText();
        }
    }
}
