package io.payloom.payout.step;

import java.time.Instant;
import java.util.List;

/** What is to be done next about a payout. */
public sealed interface PayoutStep {

    /** Carry out these parts, beside each other. */
    record Submit(List<Part> parts) implements PayoutStep {}

    /** Look again then, or when the payout is released. */
    record Wait(Instant until) implements PayoutStep {}

    /** Nothing more can be sent: settle it. */
    record Settle() implements PayoutStep {}

    /** Nothing is left to do. */
    record Done() implements PayoutStep {}

    /** Another process instance has it. */
    record Duplicate() implements PayoutStep {}

    /** A part is one bank transaction. */
    record Part(String transactionNo, String channel) {}
}
