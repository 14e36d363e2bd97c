package io.payloom.latemoney;

import io.payloom.kernel.OrderKind;
import io.payloom.kernel.Subject;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.WordProposal;

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

    private CaseNeedsPerson(CaseNeedsPerson found, WordProposal waiting) {
        super(found.getMessage() + " " + waiting.forPeople(), found);
        this.orderNo = found.orderNo;
        this.facts = found.facts;
    }

    /** The same with what waits for a second person. */
    CaseNeedsPerson with(WordProposal waiting) {
        return new CaseNeedsPerson(this, waiting);
    }

    static String facts(MoneyCase open) {
        return Subject.titled(open.orderNo()) + ": " + open.words();
    }

    private static String alternative(MoneyCase open) {
        String refund =
                open.kind() == BankTransactionContradicted.Kind.LATE_SUCCESS && OrderKind.PAYMENT.isOf(open.orderNo())
                        ? " (or \"refund\")"
                        : "";
        String booked = open.kind() == BankTransactionContradicted.Kind.OTHER_AMOUNT
                ? " (or \"succeeded\", when it had failed or was closed and the bank is right: two people book what it"
                        + " reports)"
                : "";
        String returned =
                MoneyCases.sendsMoneyOut(open.orderNo()) ? " (or \"returned\", when all of its money came back)" : "";
        return refund + booked + returned;
    }

    /** What is known, without what can be done about it. */
    String facts() {
        return facts;
    }

    public String orderNo() {
        return orderNo;
    }
}
