package io.payloom.process.worker;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a worker says to its process: the values of the process variable {@code outcome}, by which the gateways of the
 * diagrams choose the way. The words live as long as a process instance: one that a diagram was drawn with is not changed.
 */
enum Outcome {
    /** A channel is chosen: carry out the bank transaction. */
    ROUTED("routed"),
    /** What was prepared is to be sent to the bank. */
    SUBMIT("submit"),
    /** Look again at {@code nextLookAt}. */
    WAIT("wait"),
    /** Not final: ask again at {@code nextQueryAt}, or when there is news. */
    WAITING("waiting"),
    /** Not final, and the bank is to be asked to close it now. */
    CLOSE_DUE("close-due"),
    /** Finally failed on the channel's side: another channel may be tried. */
    REROUTE("reroute"),
    /** A part goes through other parts now. */
    REPLACED("replaced"),
    SUCCEEDED("succeeded"),
    /** Of a payout: some parts were paid, the others finally not. */
    PARTIALLY_SUCCEEDED("partially-succeeded"),
    FAILED("failed"),
    CLOSED("closed"),
    /** Of a payout: all that was paid came back. */
    RETURNED("returned"),
    /** It stands in a final state. */
    SETTLED("settled"),
    /** It waits for money of ours at a channel. */
    HELD("held"),
    /** The bank has said no to a refund: a person decides. */
    REFUSED("refused"),
    /** The same step, or the one before it, is to be done again. */
    AGAIN("again"),
    /** The order of a money case is to be taken to succeeded. */
    REOPEN("reopen"),
    REOPENED("reopened"),
    /** The order has moved meanwhile: look at the case anew. */
    CHANGED("changed"),
    /** The money of a case is to go back. */
    REFUND("refund"),
    REFUNDED("refunded"),
    /** The order of a money case is still under way. */
    AWAIT_ORDER("await-order"),
    /** The channel of a money case is in maintenance. */
    AWAIT_CHANNEL("await-channel"),
    /** The merchant has acknowledged. */
    DELIVERED("delivered"),
    /** The schedule of a notification is used up. */
    EXHAUSTED("exhausted"),
    /** Nothing is left to do. */
    DONE("done"),
    /** Another process instance has it. */
    DUPLICATE("duplicate");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As diagrams compare it. */
    @JsonValue
    String word() {
        return word;
    }
}
