package io.payloom.transaction.decision;

/**
 * What waits for a person's decision.
 *
 * @param facts what that person has to know
 * @param call of the operators' API, by which it is decided
 */
public record Question(String facts, String call) {}
