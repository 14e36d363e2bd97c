package io.payloom.refund;

import io.payloom.alert.Alerts;
import io.payloom.transaction.BankTransaction;
import org.springframework.stereotype.Component;

/** Calls people when more money has gone back than was asked for, or than was paid. Nothing more goes back then. */
@Component
class Surpluses {

    private static final String TWICE = "REFUND_TWICE";
    private static final String BEYOND_PAYMENT = "REFUND_BEYOND_PAYMENT";

    private final GivenBack givenBack;
    private final Alerts alerts;

    Surpluses(GivenBack givenBack, Alerts alerts) {
        this.givenBack = givenBack;
        this.alerts = alerts;
    }

    /** After money of a refund went out, or came back; the caller holds the payment's lock. */
    void look(Refund given) {
        BankTransaction captured = givenBack.captured(given.orderNo()).orElseThrow();
        long taken = givenBack.takenBy(given, captured);
        if (taken <= given.amountValue()) {
            alerts.settle(TWICE, given.refundNo(), "payloom", "no more is out than it was for");
        } else {
            alerts.raise(
                    TWICE,
                    given.refundNo(),
                    given.refundNo(),
                    "Refund " + given.refundNo() + " of " + given.amount() + ": " + given.money(taken)
                            + " went back or may go. Get the surplus back from the bank or the payer.");
        }
        Cap cap = givenBack.cap(captured);
        if (!cap.isBroken()) {
            alerts.settle(BEYOND_PAYMENT, given.orderNo(), "payloom", "no more is out than was paid");
        } else {
            alerts.raise(
                    BEYOND_PAYMENT,
                    given.orderNo(),
                    given.orderNo(),
                    "Of payment " + given.orderNo() + " over " + cap.paid() + ", "
                            + given.money(cap.taken())
                            + " went back or may have. No refund of it is accepted or sent any more. Ask the bank.");
        }
    }
}
