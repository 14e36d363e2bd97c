package io.payloom.transaction.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.api.Bodies;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.channel.Channels;
import io.payloom.channel.RawMessage;
import io.payloom.merchant.Forgeries;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one public entry for banks. What cannot be verified is counted and otherwise leaves no trace. */
@Hidden
@RestController
class CallbackController {

    private static final int LONGEST_BODY = 64 * 1024;

    private final Callbacks callbacks;
    private final Channels channels;
    private final Bodies bodies;
    private final Forgeries forgeries;
    private final MeterRegistry meters;

    CallbackController(
            Callbacks callbacks, Channels channels, Bodies bodies, Forgeries forgeries, MeterRegistry meters) {
        this.callbacks = callbacks;
        this.channels = channels;
        this.bodies = bodies;
        this.forgeries = forgeries;
        this.meters = meters;
    }

    @PostMapping("/callbacks/{channel}")
    ResponseEntity<byte[]> receive(@PathVariable String channel, HttpServletRequest request) {
        if (channels.find(channel).isEmpty()) {
            count("unknown", "unknown-channel");
            throw new RequestRefused(ProblemCode.NOT_FOUND, "No channel has this name.");
        }
        Callbacks.Receipt receipt =
                callbacks.receive(channel, new RawMessage(headers(request), body(channel, request)));
        count(channel, receipt.result().name().toLowerCase(Locale.ROOT));
        return switch (receipt.result()) {
            case VERIFIED, COPY -> ResponseEntity.ok(receipt.reply());
            case FORGED -> {
                forgeries.count(
                        request.getRemoteAddr(), "callbacks of channel " + channel + " that are not its bank's");
                throw new RequestRefused(ProblemCode.SIGNATURE_INVALID, "The bank's signature is missing or wrong.");
            }
            case MALFORMED ->
                throw new RequestRefused(ProblemCode.BAD_REQUEST, "The signature is right, the text cannot be read.");
        };
    }

    private byte[] body(String channel, HttpServletRequest request) {
        try {
            return bodies.read(request, LONGEST_BODY).body();
        } catch (RequestRefused refused) {
            if (refused.code() == ProblemCode.BODY_TOO_LARGE) {
                count(channel, "oversized");
            }
            throw refused;
        }
    }

    private void count(String channel, String result) {
        meters.counter("payloom.callbacks", "channel", channel, "result", result)
                .increment();
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
