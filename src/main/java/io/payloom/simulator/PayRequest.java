package io.payloom.simulator;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pay call as the protocol words it; {@link #flaw()} says what is wrong with it. */
record PayRequest(
        @Nullable String orderNo,
        long amount,
        String currency,
        String method,
        @Nullable String type,
        @Nullable Card card,
        @Nullable String payee,
        @Nullable Instant expiresAt,
        @Nullable String callbackUrl,
        @Nullable String description) {

    PayRequest {
        currency = currency == null ? "" : currency;
        method = method == null ? "" : method;
    }

    /** A card as it came; only {@link Terms} keeps something of it, masked. */
    record Card(
            String number,
            @Nullable String expiry,
            @Nullable String holderName) {

        Card {
            number = number == null ? "" : number;
        }

        @Override
        public String toString() {
            return "card";
        }
    }

    /** The name of the first field that no bank would take, without its value; null if the request is sound. */
    @Nullable
    String flaw() {
        if (orderNo == null || !orderNo.matches("[A-Za-z0-9_-]{1,64}")) {
            return "orderNo";
        }
        if (amount <= 0) {
            return "amount";
        }
        if (!currency.matches("[A-Z]{3}")) {
            return "currency";
        }
        if (method.isBlank()) {
            return "method";
        }
        if ((method.equals("card") || method.equals("quickpay"))
                && payee == null
                && (card == null || !card.number().matches("[0-9 -]{8,30}"))) {
            return "card";
        }
        return callbackUrl == null || reachable(callbackUrl) ? null : "callbackUrl";
    }

    private static boolean reachable(String url) {
        try {
            URI uri = new URI(url);
            return url.matches("https?://.*") && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
