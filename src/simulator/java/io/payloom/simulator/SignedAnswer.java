package io.payloom.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An answer or callback in the words and with the headers that go over the wire. */
record SignedAnswer(String body, Map<String, String> headers) {

    static SignedAnswer of(BankAnswer answer, String secret, Instant now, ObjectMapper json) {
        try {
            String body = json.writeValueAsString(answer);
            String timestamp = Long.toString(now.getEpochSecond());
            String nonce = UUID.randomUUID().toString();
            return new SignedAnswer(
                    body,
                    Map.of(
                            BankSignature.TIMESTAMP,
                            timestamp,
                            BankSignature.NONCE,
                            nonce,
                            BankSignature.SIGNATURE,
                            BankSignature.of(secret, timestamp, nonce, body)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
