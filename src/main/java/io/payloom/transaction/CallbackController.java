package io.payloom.transaction;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.channel.Channels;
import io.payloom.channel.RawMessage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
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
    private final MeterRegistry meters;

    CallbackController(Callbacks callbacks, Channels channels, MeterRegistry meters) {
        this.callbacks = callbacks;
        this.channels = channels;
        this.meters = meters;
    }

    @PostMapping("/callbacks/{channel}")
    ResponseEntity<byte[]> receive(@PathVariable String channel, HttpServletRequest request) throws IOException {
        if (channels.find(channel).isEmpty()) {
            return answer("unknown", "unknown-channel", HttpStatus.NOT_FOUND);
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return answer(channel, "oversized", HttpStatus.PAYLOAD_TOO_LARGE);
        }
        Callbacks.Receipt receipt = callbacks.receive(channel, new RawMessage(headers(request), body));
        count(channel, receipt.result().name().toLowerCase(Locale.ROOT));
        return switch (receipt.result()) {
            case VERIFIED, COPY -> ResponseEntity.ok(receipt.reply());
            case FORGED -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
            case MALFORMED -> ResponseEntity.badRequest().build();
        };
    }

    private ResponseEntity<byte[]> answer(String channel, String result, HttpStatus status) {
        count(channel, result);
        return ResponseEntity.status(status).build();
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
