package io.payloom.channel.signedjson;

import io.payloom.channel.VoidSubmission;

/** Body of {@code POST /void}. */
record VoidRequest(String orderNo, String originalOrderNo, String callbackUrl) {

    static VoidRequest of(VoidSubmission submission) {
        return new VoidRequest(submission.bankOrderNo(), submission.originalBankOrderNo(), submission.callbackUrl());
    }
}
