package io.payloom.ops.order;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.ops.Operator;
import io.payloom.transaction.Transcripts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was said to a bank about a transaction and what it said, word by word. */
@RestController
@RequestMapping(path = "/ops/v1/transactions/{transactionNo}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class TranscriptController {

    private static final Logger LOG = LoggerFactory.getLogger(TranscriptController.class);

    private final Transcripts transcripts;

    TranscriptController(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @GetMapping
    Answer all(Operator operator, @PathVariable String transactionNo) {
        List<Message> messages =
                transcripts.of(transactionNo).stream().map(Message::of).toList();
        if (messages.isEmpty()) {
            throw new RequestRefused(
                    ProblemCode.ORDER_NOT_FOUND,
                    "Nothing is kept about such a transaction. GET /ops/v1/orders/{orderNo} names those of an order.");
        }
        LOG.info("{} reads the messages about {}", operator.name(), transactionNo);
        return new Answer(messages);
    }

    /** The oldest first. */
    record Answer(List<Message> items) {}

    /**
     * One exchange.
     *
     * @param source the step that asked, or {@code callback}
     * @param request with the numbers of cards and accounts masked; null when the bank spoke on its own
     * @param answer null when none came
     */
    record Message(
            Instant at,
            String source,
            @Nullable String request,
            @Nullable String answer) {

        static Message of(Transcripts.Message kept) {
            return new Message(kept.at(), kept.source(), text(kept.request()), text(kept.answer()));
        }

        private static @Nullable String text(byte @Nullable [] bytes) {
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
