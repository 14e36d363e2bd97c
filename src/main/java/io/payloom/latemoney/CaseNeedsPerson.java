package io.payloom.latemoney;

import io.payloom.kernel.Subject;
import io.payloom.payment.PaymentKind;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.decision.Question;
import io.payloom.transaction.decision.WordProposal;

/** Nobody but a person can say what should become of a money case; the message says what is known and what can be said. */
public class CaseNeedsPerson extends RuntimeException {

    private final String orderNo;
    private final Question question;

    CaseNeedsPerson(MoneyCase open, String why) {
        super("Money does not fit. " + facts(open) + " " + why
                + " Put it right with the bank and the merchant, then decide \"settled\"" + alternative(open) + ".");
        this.orderNo = open.orderNo();
        this.question = new Question(facts(open) + " " + why, call(open));
    }

    private CaseNeedsPerson(CaseNeedsPerson found, WordProposal waiting) {
        super(found.getMessage() + " " + waiting.forPeople(), found);
        this.orderNo = found.orderNo;
        this.question = found.question;
    }

    /** The same with what waits for a second person. */
    CaseNeedsPerson with(WordProposal waiting) {
        return new CaseNeedsPerson(this, waiting);
    }

    static Question question(MoneyCase open) {
        return new Question(facts(open), call(open));
    }

    /** Decides it by the operators' API. */
    static String call(MoneyCase open) {
        return "POST /ops/v1/money-cases/" + open.caseNo() + "/decision";
    }

    private static String facts(MoneyCase open) {
        return Subject.titled(open.orderNo()) + ": " + open.words();
    }

    private static String alternative(MoneyCase open) {
        String refund =
                open.kind() == BankTransactionContradicted.Kind.LATE_SUCCESS && PaymentKind.PAYMENT.isOf(open.orderNo())
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

    /** What is known, without what can be said. */
    public Question question() {
        return question;
    }

    public String orderNo() {
        return orderNo;
    }
}
