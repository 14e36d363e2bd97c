package io.payloom.channel;

/**
 * Which payment a bank is asked to undo: all of it, on the bank day on which it was collected.
 *
 * @param bankOrderNo the void's own number, by which it is queried; stored before it is sent
 * @param originalBankOrderNo the number under which the bank collected the payment
 * @param callbackUrl where the bank reports the result
 */
public record VoidSubmission(String bankOrderNo, String originalBankOrderNo, String callbackUrl) {}
