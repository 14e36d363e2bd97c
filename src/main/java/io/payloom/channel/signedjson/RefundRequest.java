package io.payloom.channel.signedjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.channel.RefundSubmission;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /refund}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefundRequest(
        String orderNo,
        String originalOrderNo,
        long amount,
        String currency,
        @Nullable String description,
        String callbackUrl) {

    static RefundRequest of(RefundSubmission refund) {
        return new RefundRequest(
                refund.bankOrderNo(),
                refund.originalBankOrderNo(),
                refund.amount().value(),
                refund.amount().currency(),
                refund.description(),
                refund.callbackUrl());
    }
}
