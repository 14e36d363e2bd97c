package io.payloom.transaction;

import java.time.Instant;

/**
 * A final transaction that a process instance may still have in hand.
 *
 * @param instanceKey of the process instance that submitted it
 */
public record UncompletedInstance(String transactionNo, String instanceKey, Instant finalAt) {}
