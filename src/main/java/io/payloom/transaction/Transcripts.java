package io.payloom.transaction;

import io.payloom.channel.Exchange;
import io.payloom.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was said to banks and what they said, about each transaction: kept encrypted, for disputes. */
@Component
public class Transcripts {

    private final TranscriptMapper mapper;
    private final Vault vault;
    private final Clock clock;

    Transcripts(TranscriptMapper mapper, Vault vault, Clock clock) {
        this.mapper = mapper;
        this.vault = vault;
        this.clock = clock;
    }

    /** Encrypts what was said by the fact's call; null when nothing was. */
    @Nullable
    Sealed seal(BankFact fact) {
        Exchange exchange = fact.answer().exchange();
        return exchange == null
                ? null
                : new Sealed(
                        fact.transactionNo(),
                        fact.source().actor(),
                        vault.encrypt(exchange.request(), fact.transactionNo()),
                        exchange.answer() == null ? null : vault.encrypt(exchange.answer(), fact.transactionNo()));
    }

    /** Joins the caller's transaction. */
    void keep(@Nullable Sealed call) {
        if (call != null) {
            mapper.insert(call, clock.instant());
        }
    }

    /** All that is kept about a transaction, in the order in which it was stored; readable, so handle it with care. */
    public List<Message> of(String transactionNo) {
        Stream<Message> calls = mapper.calls(transactionNo).stream()
                .map(call -> new Message(
                        call.at(),
                        call.source(),
                        open(call.request(), transactionNo),
                        open(call.answer(), transactionNo)));
        Stream<Message> callbacks = mapper.callbacks(transactionNo).stream()
                .map(call -> new Message(
                        call.at(), BankFact.Source.CALLBACK.actor(), null, open(call.answer(), call.source())));
        return Stream.concat(calls, callbacks)
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }

    private byte @Nullable [] open(byte @Nullable [] ciphertext, String owner) {
        return ciphertext == null ? null : vault.decrypt(ciphertext, owner);
    }

    /** One call, encrypted. */
    record Sealed(String transactionNo, String source, byte[] request, byte @Nullable [] answer) {}

    /**
     * One exchange of messages.
     *
     * @param source who asked, or {@code callback}
     * @param request null when the bank spoke on its own
     * @param answer what the bank said; null when it said nothing
     */
    public record Message(Instant at, String source, byte @Nullable [] request, byte @Nullable [] answer) {}
}
