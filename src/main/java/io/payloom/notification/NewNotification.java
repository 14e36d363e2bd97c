package io.payloom.notification;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A state change of an order that its merchant is to hear of.
 *
 * @param orderVersion version that the order has after the change
 * @param eventType words divided by full stops, such as {@code payment.succeeded}
 * @param url the order's own; null takes the merchant's, as it stands at each attempt
 * @param body JSON of the form {@code {"type", "timestamp", "data"}}, below 20 kB, without sensitive data; sent as it is; a
 *     longer one is refused with an IllegalArgumentException
 */
public record NewNotification(
        String merchantId,
        String orderNo,
        int orderVersion,
        String eventType,
        @Nullable String url,
        String body) {

    private static final int LONGEST_BODY = 20_000;

    public NewNotification {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        if (length >= LONGEST_BODY) {
            throw new IllegalArgumentException(
                    eventType + " of " + orderNo + ": body of " + length + " bytes is not below " + LONGEST_BODY);
        }
    }
}
