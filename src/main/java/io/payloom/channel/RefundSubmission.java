package io.payloom.channel;

import io.payloom.kernel.Money;

/**
 * What a bank is asked to give back of a payment that it collected.
 *
 * @param bankOrderNo the refund's own number, by which it is queried; stored before it is sent
 * @param originalBankOrderNo the number under which the bank collected the payment
 * @param callbackUrl where the bank reports the result
 */
public record RefundSubmission(String bankOrderNo, String originalBankOrderNo, Money amount, String callbackUrl) {}
