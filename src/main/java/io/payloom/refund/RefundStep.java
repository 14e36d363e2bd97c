package io.payloom.refund;

import java.time.Instant;

/** What is to be done next about a refund. */
public sealed interface RefundStep {

    /** Carry out this bank transaction. */
    record Submit(String orderNo, String transactionNo, String channel) implements RefundStep {}

    /** Look again then: the channel is in maintenance, or has just failed. */
    record Wait(String orderNo, Instant until) implements RefundStep {}

    /** The bank has said no: a person decides. */
    record AskPerson(String orderNo) implements RefundStep {}

    /** Prepare it again. */
    record Again() implements RefundStep {}

    /** Nothing is left to do. */
    record Done() implements RefundStep {}

    /** Another process instance has it. */
    record Duplicate() implements RefundStep {}
}
