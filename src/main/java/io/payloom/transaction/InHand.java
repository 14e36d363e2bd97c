package io.payloom.transaction;

/**
 * A transaction that a process instance has in hand, as far as is known.
 *
 * @param instanceKey of the process instance that submitted it and awaits its result
 */
public record InHand(String transactionNo, String instanceKey) {}
