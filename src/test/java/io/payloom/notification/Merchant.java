package io.payloom.notification;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A merchant's HTTP server: remembers what came, answers what it was told to, then 204. */
final class Merchant implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Merchant() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    record Received(Headers headers, String body) {}

    private record Answer(int status, Map<String, String> headers, String body) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void willAnswer(int status) {
        willAnswer(status, Map.of(), "");
    }

    synchronized void willAnswer(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
    }

    /** Requests are received and then kept waiting until the gate is opened by counting down. */
    CountDownLatch hang() {
        gate = new CountDownLatch(1);
        return gate;
    }

    List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestHeaders(), body));
        try {
            gate.await();
        } catch (InterruptedException closing) {
            return;
        }
        Answer answer = next();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized Answer next() {
        return answers.isEmpty() ? new Answer(204, Map.of(), "") : answers.remove();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
