package io.payloom.channel.signedjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.channel.Submission;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /pay}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayRequest(
        String orderNo,
        long amount,
        String currency,
        String method,
        String type,
        @Nullable Card card,
        @Nullable String expiresAt,
        String callbackUrl,
        @Nullable String description)
        implements Confidential {

    static PayRequest of(Submission order) {
        return new PayRequest(
                order.bankOrderNo(),
                order.amount().value(),
                order.amount().currency(),
                order.method(),
                order.type(),
                order.card() == null ? null : Card.of(order.card()),
                order.expiresAt() == null ? null : order.expiresAt().toString(),
                order.callbackUrl(),
                order.description());
    }

    @Override
    public Object masked() {
        Card shown = card == null ? null : new Card(io.payloom.channel.Card.masked(card.number()), "", null);
        return new PayRequest(orderNo, amount, currency, method, type, shown, expiresAt, callbackUrl, description);
    }

    @Override
    public String toString() {
        return "PayRequest[" + orderNo + "]";
    }

    record Card(
            String number,
            String expiry,
            @org.jspecify.annotations.Nullable String holderName) {

        static Card of(io.payloom.channel.Card card) {
            return new Card(card.number(), card.expiry(), card.holderName());
        }

        @Override
        public String toString() {
            return "Card[***]";
        }
    }
}
