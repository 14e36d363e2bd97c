package io.payloom.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/**
 * What reached the merchant's server.
 *
 * @param type such as {@code payment.succeeded}; empty, like all that the body says, when the signature did not fit
 * @param subjectNo of what it is about: the refund, or else the order
 * @param orderNo of a refund, the payment
 */
public record ReceivedNotification(
        Instant at,
        String webhookId,
        boolean verified,
        String type,
        String subjectNo,
        String orderNo,
        String state,
        String amount) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReceivedNotification verified(Instant at, String webhookId, String body) {
        try {
            JsonNode event = JSON.readTree(body);
            return new ReceivedNotification(
                    at,
                    webhookId,
                    true,
                    event.path("type").asText(),
                    event.at("/data/refundNo").asText(event.at("/data/orderNo").asText()),
                    event.at("/data/orderNo").asText(),
                    event.at("/data/state").asText(),
                    event.at("/data/amount/value").asText() + " "
                            + event.at("/data/amount/currency").asText());
        } catch (JsonProcessingException unexpected) {
            throw new IllegalArgumentException("A verified notification is not JSON", unexpected);
        }
    }

    static ReceivedNotification refused(Instant at, String webhookId) {
        return new ReceivedNotification(at, webhookId, false, "", "", "", "", "");
    }
}
