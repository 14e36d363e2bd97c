package io.payloom.transaction.asking;

import io.payloom.transaction.BankTransaction;
import java.util.List;

/** Which transaction of an order a person means is not clear; the message says how to put it right. */
public class TransactionUnclear extends RuntimeException {

    private final Fault fault;

    private TransactionUnclear(Fault fault, String rule) {
        super(rule);
        this.fault = fault;
    }

    static TransactionUnclear amongSeveral(List<BankTransaction> inQuestion) {
        return new TransactionUnclear(
                Fault.NOT_NAMED, "must name one of the transactions that are in question: " + numbers(inQuestion));
    }

    static TransactionUnclear notOf(List<BankTransaction> attempts) {
        return new TransactionUnclear(
                Fault.OF_ANOTHER_ORDER,
                attempts.isEmpty()
                        ? "is no transaction of this order, which has none"
                        : "is no transaction of this order, which has " + numbers(attempts));
    }

    public Fault fault() {
        return fault;
    }

    private static String numbers(List<BankTransaction> transactions) {
        return String.join(
                ", ", transactions.stream().map(BankTransaction::transactionNo).toList());
    }

    /** What is wrong. */
    public enum Fault {
        /** No transaction was named, and there are several. */
        NOT_NAMED,
        /** The one that was named is not of this order. */
        OF_ANOTHER_ORDER
    }
}
