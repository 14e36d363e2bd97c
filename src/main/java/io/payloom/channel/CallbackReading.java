package io.payloom.channel;

/** What a bank's callback turned out to be. */
public sealed interface CallbackReading {

    /**
     * Surely the bank's.
     *
     * @param reply body to answer with, together with status 200, once the callback is stored and applied
     */
    record Verified(String bankOrderNo, BankAnswer.Answered answer, byte[] reply) implements CallbackReading {}

    /** Not the bank's, or not provably so, or too old: to be counted and otherwise ignored. */
    record Forged(String reason) implements CallbackReading {}

    /** The bank's, but not understood. */
    record Malformed(String reason) implements CallbackReading {}
}
