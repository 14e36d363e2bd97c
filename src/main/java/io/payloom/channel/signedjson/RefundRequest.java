package io.payloom.channel.signedjson;

import io.payloom.channel.RefundSubmission;

/** Body of {@code POST /refund}. */
record RefundRequest(String orderNo, String originalOrderNo, long amount, String currency, String callbackUrl) {

    static RefundRequest of(RefundSubmission refund) {
        return new RefundRequest(
                refund.bankOrderNo(),
                refund.originalBankOrderNo(),
                refund.amount().value(),
                refund.amount().currency(),
                refund.callbackUrl());
    }
}
