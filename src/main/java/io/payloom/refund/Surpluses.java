package io.payloom.refund;

import io.payloom.alert.Alerts;
import io.payloom.transaction.BankTransaction;
import org.springframework.stereotype.Component;

/** Calls people when more money has gone back than was asked for, or than was paid. Nothing more goes back then. */
@Component
class Surpluses {

    private final GivenBack givenBack;
    private final Alerts alerts;

    Surpluses(GivenBack givenBack, Alerts alerts) {
        this.givenBack = givenBack;
        this.alerts = alerts;
    }

    /** After a refund has got money from its bank, or its payout has; the caller holds the payment's lock. */
    void look(Refund given) {
        BankTransaction captured = givenBack.captured(given.orderNo()).orElseThrow();
        long taken = givenBack.takenBy(given, captured);
        if (taken > given.amountValue()) {
            alerts.raise(
                    "REFUND_TWICE",
                    given.refundNo(),
                    given.refundNo(),
                    "Refund " + given.refundNo() + " of " + given.amount() + ": " + given.money(taken)
                            + " went back or may go. Get the surplus back from the bank or the payer.");
        }
        Cap cap = givenBack.cap(captured);
        if (cap.isBroken()) {
            alerts.raise(
                    "REFUND_BEYOND_PAYMENT",
                    given.orderNo(),
                    given.orderNo(),
                    "Of payment " + given.orderNo() + " over " + cap.paid() + ", "
                            + given.money(cap.taken())
                            + " went back or may have. No refund of it is accepted or sent any more. Ask the bank.");
        }
    }
}
