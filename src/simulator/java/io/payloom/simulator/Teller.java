package io.payloom.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.simulator.SimulatorProperties.Bank;
import io.payloom.simulator.SimulatorProperties.Timings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Gives an answer the way the behaviour wants it: soundly, late, spoiled, in part or not at all. */
@Component
class Teller {

    private final CallbackSender callbackSender;
    private final Timings timings;
    private final Clock clock;
    private final ObjectMapper json;

    Teller(CallbackSender callbackSender, SimulatorProperties properties, Clock clock, ObjectMapper json) {
        this.callbackSender = callbackSender;
        this.timings = properties.timings();
        this.clock = clock;
        this.json = json;
    }

    void tell(Served served, Bank bank, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (served.reply()) {
            case PLAIN -> write(served.answer(), bank, response);
            case SLOW -> {
                pass(timings.slow());
                write(served.answer(), bank, response);
            }
            case HANG -> {
                pass(timings.hang());
                connectionOf(request).cut();
            }
            case CUT -> connectionOf(request).cut();
            case CUT_MIDWAY -> writeHalf(served.answer(), bank, connectionOf(request), response);
            case SERVER_ERROR -> writeRaw(500, "text/plain", "internal error", response);
            case GARBAGE -> writeRaw(200, "text/html", "<html><body>\u0000Proxy \uFFFD{\"code\":", response);
            case AFTER_CALLBACK -> {
                callbackSender
                        .deliver(served.key())
                        .exceptionally(failure -> null)
                        .join();
                write(served.answer(), bank, response);
            }
        }
    }

    void write(BankAnswer answer, Bank bank, HttpServletResponse response) throws IOException {
        SignedAnswer signed = SignedAnswer.of(answer, bank.secret(), clock.instant(), json);
        signed.headers().forEach(response::setHeader);
        writeRaw(200, "application/json", signed.body(), response);
    }

    private static void pass(Duration time) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void writeHalf(BankAnswer answer, Bank bank, Connection connection, HttpServletResponse response)
            throws IOException {
        SignedAnswer signed = SignedAnswer.of(answer, bank.secret(), clock.instant(), json);
        signed.headers().forEach(response::setHeader);
        byte[] body = signed.body().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
        response.flushBuffer();
        connection.cut();
    }

    private static void writeRaw(int status, String type, String text, HttpServletResponse response)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Connection connectionOf(HttpServletRequest request) {
        return (Connection) Objects.requireNonNull(request.getAttribute(Connection.ATTRIBUTE));
    }
}
