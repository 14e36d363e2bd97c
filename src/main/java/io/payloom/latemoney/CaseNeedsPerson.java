package io.payloom.latemoney;

import io.payloom.kernel.OrderKind;
import io.payloom.kernel.Subject;
import io.payloom.transaction.BankTransactionContradicted;

/** Nobody but a person can say what should become of a money case; the message says what is known and what can be done. */
public class CaseNeedsPerson extends RuntimeException {

    private final String orderNo;
    private final String facts;

    CaseNeedsPerson(MoneyCase open, String why) {
        super("Money does not fit. " + facts(open) + " " + why
                + " Put it right with the bank and the merchant, then set operatorDecision to \"settled\""
                + alternative(open)
                + " with operatorName and operatorReason, and press Retry. docs/operations.md says how.");
        this.orderNo = open.orderNo();
        this.facts = facts(open) + " " + why;
    }

    static String facts(MoneyCase open) {
        return Subject.titled(open.orderNo()) + ": " + open.words();
    }

    private static String alternative(MoneyCase open) {
        if (OrderKind.PAYMENT.isOf(open.orderNo())) {
            return open.kind() == BankTransactionContradicted.Kind.LATE_SUCCESS ? " (or \"refund\")" : "";
        }
        return MoneyCases.sendsMoneyOut(open.orderNo()) ? " (or \"returned\", when all of its money came back)" : "";
    }

    /** What is known, without what can be done about it. */
    String facts() {
        return facts;
    }

    public String orderNo() {
        return orderNo;
    }
}
