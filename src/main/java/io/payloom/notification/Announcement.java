package io.payloom.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant is told of one of its orders.
 *
 * @param version of the order; the same order, version and type is announced once
 * @param type such as {@code payment.succeeded}
 * @param url where the merchant wants to be told, null for its own
 * @param at when it happened
 * @param data the order as the API answers with it
 */
public record Announcement(
        String merchantId,
        String orderNo,
        int version,
        String type,
        @Nullable String url,
        Instant at,
        Object data) {}
