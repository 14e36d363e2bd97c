package io.payloom.hold;

/**
 * One attempt of an order.
 *
 * @param number from 1, as its bank transaction has it
 */
public record Attempt(String orderNo, int number) {}
