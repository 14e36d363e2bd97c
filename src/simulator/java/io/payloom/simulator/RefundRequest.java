package io.payloom.simulator;

import org.jspecify.annotations.Nullable;

/** A refund call as the protocol words it. */
record RefundRequest(
        String orderNo,
        String originalOrderNo,
        long amount,
        String currency,
        @Nullable String description,
        @Nullable String callbackUrl)
        implements BookingRequest {

    RefundRequest {
        orderNo = orderNo == null ? "" : orderNo;
        originalOrderNo = originalOrderNo == null ? "" : originalOrderNo;
        currency = currency == null ? "" : currency;
    }

    @Override
    public @Nullable String flaw() {
        if (!BookingRequest.isOrderNo(orderNo)) {
            return "orderNo";
        }
        if (!BookingRequest.isOrderNo(originalOrderNo)) {
            return "originalOrderNo";
        }
        if (amount <= 0) {
            return "amount";
        }
        if (!BookingRequest.isCurrency(currency)) {
            return "currency";
        }
        if (!BookingRequest.isStatementText(description)) {
            return "description";
        }
        return BookingRequest.isReachable(callbackUrl) ? null : "callbackUrl";
    }

    Instruction instruction() {
        return new Instruction(
                orderNo, Terms.refunding(originalOrderNo, amount, currency, description), null, callbackUrl);
    }
}
