package io.payloom.latemoney;

import io.payloom.kernel.OrderKind;

/** Nobody but a person can say what should become of a money case; the message says what is known and what can be done. */
public class CaseNeedsPerson extends RuntimeException {

    private final String orderNo;

    CaseNeedsPerson(MoneyCase open, String why) {
        super("Order " + open.orderNo() + ": " + open.words() + " " + why
                + " Put it right with the bank and the merchant, then set operatorDecision to \"settled\""
                + alternative(open.orderNo())
                + " with operatorName and operatorReason, and press Retry. docs/operations.md says how.");
        this.orderNo = open.orderNo();
    }

    private static String alternative(String orderNo) {
        if (OrderKind.PAYMENT.isOf(orderNo)) {
            return " (or \"refund\")";
        }
        return MoneyCases.sendsMoneyOut(orderNo) ? " (or \"returned\", when all of its money came back)" : "";
    }

    public String orderNo() {
        return orderNo;
    }
}
