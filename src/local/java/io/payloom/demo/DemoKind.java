package io.payloom.demo;

import io.payloom.payment.PaymentState;
import io.payloom.payout.PayoutState;
import io.payloom.refund.RefundState;
import io.payloom.support.SigningMerchant.Answer;
import java.util.Locale;
import java.util.function.Predicate;

/** What can be asked of Payloom. */
enum DemoKind {
    PAYMENT("/v1/payments", state -> PaymentState.valueOf(state).isFinal()),
    REFUND("/v1/refunds", state -> RefundState.valueOf(state).isFinal()),
    PAYOUT("/v1/payouts", state -> PayoutState.valueOf(state).isFinal());

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing
    private final Predicate<String> isFinal;

    DemoKind(String path, Predicate<String> isFinal) {
        this.path = path;
        this.isFinal = isFinal;
    }

    /** Where the merchant asks for new ones. */
    String path() {
        return path;
    }

    boolean isFinal(String state) {
        return isFinal.test(state);
    }

    /** Payloom's number of it. */
    String number(Answer answer) {
        return this == REFUND ? answer.refundNo() : answer.orderNo();
    }

    /** The type of the notification about this state. */
    String notification(String state) {
        return (name() + "." + state).toLowerCase(Locale.ROOT);
    }
}
