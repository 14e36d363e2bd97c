package io.payloom.channel.signedjson;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.PayerAction;
import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What the bank says about an order, in an answer and in a callback alike. */
record Report(
        String orderNo,
        String code,
        @Nullable String subCode,
        @Nullable String message,
        @Nullable Money amount,
        @Nullable String bankReference,
        @Nullable PayerAction payerAction) {

    static final String DONE = "0000";

    static final String NOT_FOUND = "4004";

    BankAnswer.Answered answered() {
        return new BankAnswer.Answered(code, subCode, message, amount, bankReference, payerAction, null);
    }
}
