package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pay call as the protocol words it. */
record PayRequest(
        String orderNo,
        long amount,
        String currency,
        String method,
        @Nullable String type,
        @Nullable Card card,
        @Nullable String payee,
        @Nullable String purpose,
        @Nullable Instant expiresAt,
        @Nullable String callbackUrl,
        @Nullable String description)
        implements BookingRequest {

    PayRequest {
        orderNo = orderNo == null ? "" : orderNo;
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

    @Override
    public @Nullable String flaw() {
        if (!BookingRequest.isOrderNo(orderNo)) {
            return "orderNo";
        }
        if (amount <= 0) {
            return "amount";
        }
        if (!BookingRequest.isCurrency(currency)) {
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
        if (!BookingRequest.isStatementText(purpose)) {
            return "purpose";
        }
        if (!BookingRequest.isStatementText(description)) {
            return "description";
        }
        return BookingRequest.isReachable(callbackUrl) ? null : "callbackUrl";
    }

    Instruction instruction() {
        return new Instruction(orderNo, Terms.of(this), expiresAt, callbackUrl);
    }
}
