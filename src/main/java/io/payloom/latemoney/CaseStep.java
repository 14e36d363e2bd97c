package io.payloom.latemoney;

import io.payloom.transaction.BankTransaction;
import java.time.Instant;

/** What is to be done next about a money case. */
public sealed interface CaseStep {

    /** Take the order to succeeded. */
    record Reopen() implements CaseStep {}

    /** Carry out this bank transaction, which gives the money back. */
    record Refund(String transactionNo, String channel) implements CaseStep {

        static Refund by(BankTransaction refund) {
            return new Refund(refund.transactionNo(), refund.channel());
        }
    }

    /** Its order is still under way: look again then. */
    record AwaitOrder(Instant until) implements CaseStep {}

    /** The channel that has to give the money back is in maintenance: look again then. */
    record AwaitChannel(Instant until) implements CaseStep {}

    /** Nothing is left to do. */
    record Done() implements CaseStep {}

    /** Another process instance has it. */
    record Duplicate() implements CaseStep {}
}
