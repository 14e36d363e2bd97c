package io.payloom.channel.signedjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.channel.Card;
import io.payloom.channel.PayoutSubmission;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /pay} with a payee. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayoutRequest(
        String orderNo,
        long amount,
        String currency,
        String method,
        String type,
        String payee,
        String payeeName,
        String payeeInstitution,
        @Nullable String payeeCnaps,
        @Nullable String purpose,
        String callbackUrl)
        implements Confidential {

    static PayoutRequest of(PayoutSubmission order) {
        return new PayoutRequest(
                order.bankOrderNo(),
                order.amount().value(),
                order.amount().currency(),
                order.method(),
                order.type(),
                order.payee().account(),
                order.payee().name(),
                order.payee().institution(),
                order.payee().cnaps(),
                order.purpose(),
                order.callbackUrl());
    }

    @Override
    public Object masked() {
        return new PayoutRequest(
                orderNo,
                amount,
                currency,
                method,
                type,
                Card.masked(payee),
                "*",
                payeeInstitution,
                payeeCnaps,
                purpose,
                callbackUrl);
    }

    @Override
    public String toString() {
        return "PayoutRequest[" + orderNo + "]";
    }
}
