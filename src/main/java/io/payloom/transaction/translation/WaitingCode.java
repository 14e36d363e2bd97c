package io.payloom.transaction.translation;

import io.payloom.catalogue.Operation;
import io.payloom.resultcode.CodeQuestion;
import org.jspecify.annotations.Nullable;

/** A code without a meaning for which unfinished transactions of a merchant at a channel wait. */
record WaitingCode(
        String merchantId,
        String channel,
        Operation operation,
        String code,
        @Nullable String subCode) {

    CodeQuestion question() {
        return new CodeQuestion(merchantId, channel, operation, code, subCode, null);
    }
}
