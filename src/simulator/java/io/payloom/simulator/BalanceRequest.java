package io.payloom.simulator;

/** A question for a balance; the number is the caller's, and comes back in the answer. */
record BalanceRequest(String orderNo, String currency) {

    BalanceRequest {
        orderNo = orderNo == null ? "" : orderNo;
        currency = currency == null ? "" : currency;
    }
}
