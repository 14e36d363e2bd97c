package io.payloom.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.payloom.local.SampleMerchantKeys;
import io.payloom.support.Cards;
import io.payloom.support.Orders;
import io.payloom.support.RequestSigning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole of Payloom: a signed card payment over the API, until its merchant has been told that it is paid. */
final class WholeSystem implements Load, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/v1/payments";
    private static final int AMOUNT = 12_00;
    private static final int CREATED = 201;
    private static final int PATIENCE_SECONDS = 120;

    private final RequestSigning signing =
            new RequestSigning(SampleMerchantKeys.KEY_ID, SampleMerchantKeys.SECRET, Clock.systemUTC());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private final HttpServer merchant;
    private final List<String> payloom;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param payloom where its instances answer; each gets as many orders as another */
    WholeSystem(List<String> payloom) throws IOException {
        this.payloom = payloom;
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/", this::hear);
        merchant.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        merchant.start();
    }

    @Override
    public long carryOut() throws Exception {
        String number = Orders.number();
        CompletableFuture<Void> told = new CompletableFuture<>();
        open.put(number, told);
        byte[] body =
                Orders.aCardPayment(number, AMOUNT, Cards.next(), notifyUrl()).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(next() + PATH))
                        .header("Authorization", signing.authorization("POST", PATH, body))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long accepted = System.nanoTime();
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return accepted;
    }

    private String next() {
        return payloom.get(turn.getAndIncrement() % payloom.size());
    }

    private String notifyUrl() {
        return "http://127.0.0.1:" + merchant.getAddress().getPort() + "/";
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            String number = JSON.readTree(exchange.getRequestBody())
                    .at("/data/merchantOrderNo")
                    .asText();
            exchange.sendResponseHeaders(200, -1);
            CompletableFuture<Void> told = open.remove(number);
            if (told != null) {
                told.complete(null);
            }
        }
    }

    @Override
    public void close() {
        merchant.stop(0);
    }
}
