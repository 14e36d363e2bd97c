package io.payloom.latemoney;

import java.time.Instant;

/** What is to be done next about a money case. */
public sealed interface CaseStep {

    /** Take the order to succeeded. */
    record Reopen() implements CaseStep {}

    /** Carry out this bank transaction, which gives the money back. */
    record Refund(String transactionNo, String channel) implements CaseStep {}

    /** Its order is still under way: look again then. */
    record AwaitOrder(Instant until) implements CaseStep {}

    /** Nothing is left to do. */
    record Done() implements CaseStep {}

    /** Another process instance has it. */
    record Duplicate() implements CaseStep {}
}
