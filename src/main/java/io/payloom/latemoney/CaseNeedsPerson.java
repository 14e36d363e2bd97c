package io.payloom.latemoney;

import io.payloom.kernel.OrderKind;

/** Nobody but a person can say what should become of a money case; the message says what is known and what can be done. */
public class CaseNeedsPerson extends RuntimeException {

    private final String orderNo;

    CaseNeedsPerson(MoneyCase open, String why) {
        super("Order " + open.orderNo() + ": " + open.words() + " " + why
                + " Put it right with the bank and the merchant, then set operatorDecision to \"settled\""
                + (OrderKind.PAYMENT.isOf(open.orderNo()) ? " (or \"refund\")" : "")
                + " with operatorName and operatorReason, and press Retry. docs/operations.md says how.");
        this.orderNo = open.orderNo();
    }

    public String orderNo() {
        return orderNo;
    }
}
