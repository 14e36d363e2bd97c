package io.payloom.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.simulator.SimulatorProperties.Bank;
import io.payloom.simulator.SimulatorProperties.Timings;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells payees' systems of successes and of what came back: signed, one attempt of an order at a time, again with growing gaps until 200. */
@Component
class CallbackSender implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(CallbackSender.class);
    private static final int ATTEMPTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Banks banks;
    private final Ledger ledger;
    private final Timings timings;
    private final Clock clock;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<OrderKey, CompletableFuture<Void>> underway = new ConcurrentHashMap<>();

    CallbackSender(Banks banks, Ledger ledger, SimulatorProperties properties, Clock clock, ObjectMapper json) {
        this.banks = banks;
        this.ledger = ledger;
        this.timings = properties.timings();
        this.clock = clock;
        this.json = json;
    }

    /** Starts the attempt that is due for the order, or joins the one that is under way. */
    CompletableFuture<Void> deliver(OrderKey key) {
        return underway.computeIfAbsent(key, due -> CompletableFuture.runAsync(() -> attempt(due), threads)
                .orTimeout(4 * PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private void attempt(OrderKey key) {
        try {
            BankOrder order = ledger.find(key);
            Notice notice = order == null ? null : order.notice();
            if (order == null || notice == null || !notice.isDueAt(clock.instant())) {
                return;
            }
            Notice outcome = after(notice, post(order, notice));
            // Whatever else is to be told by now stays due.
            ledger.change(
                    key, known -> known == null || !notice.equals(known.notice()) ? known : known.noticed(outcome));
        } finally {
            underway.remove(key);
        }
    }

    private boolean post(BankOrder order, Notice notice) {
        boolean first = notice.attempts() == 0;
        return switch (notice.announcement()) {
            case NONE -> true;
            case ONCE -> send(order, notice, "").join();
            case BAD_SIGNATURE_FIRST ->
                send(order, notice, first ? "not the key" : "").join();
            case THREE_TIMES ->
                first ? postThrice(order, notice) : send(order, notice, "").join();
        };
    }

    private boolean postThrice(BankOrder order, Notice notice) {
        CompletableFuture<Boolean> one = send(order, notice, "");
        CompletableFuture<Boolean> twin = send(order, notice, "");
        CompletableFuture.allOf(one, twin).join();
        CompletableFuture<Boolean> third = send(order, notice, "");
        return Stream.of(third, one, twin).map(CompletableFuture::join).anyMatch(heard -> heard);
    }

    private CompletableFuture<Boolean> send(BankOrder order, Notice notice, String spoiledKey) {
        String secret = banks.find(order.key().bank()).map(Bank::secret).orElse("") + spoiledKey;
        Instant now = clock.instant();
        SignedAnswer signed = SignedAnswer.of(BankAnswer.of(order, now), secret, now, json);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(notice.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(signed.body()));
        signed.headers().forEach(request::header);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && response.statusCode() == 200);
    }

    private Notice after(Notice notice, boolean accepted) {
        return accepted ? notice.accepted() : notice.refused(next(notice.attempts() + 1));
    }

    private @Nullable Instant next(int attempts) {
        if (attempts >= ATTEMPTS) {
            log.info("callback given up after {} attempts", attempts);
            return null;
        }
        return clock.instant().plus(timings.callbackRetryDelay().multipliedBy(1L << (attempts - 1)));
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
