package io.payloom.simulator;

import org.jspecify.annotations.Nullable;

/** A void call as the protocol words it; the amount is the payment's. */
record VoidRequest(
        String orderNo, String originalOrderNo, @Nullable String callbackUrl) implements BookingRequest {

    VoidRequest {
        orderNo = orderNo == null ? "" : orderNo;
        originalOrderNo = originalOrderNo == null ? "" : originalOrderNo;
    }

    @Override
    public @Nullable String flaw() {
        if (!BookingRequest.isOrderNo(orderNo)) {
            return "orderNo";
        }
        if (!BookingRequest.isOrderNo(originalOrderNo)) {
            return "originalOrderNo";
        }
        return BookingRequest.isReachable(callbackUrl) ? null : "callbackUrl";
    }

    /** @param payment the order of that number, if there is one */
    Instruction instruction(@Nullable BankOrder payment) {
        return new Instruction(orderNo, Terms.voiding(originalOrderNo, payment), null, callbackUrl);
    }
}
