package io.payloom.channel;

import io.payloom.kernel.Money;

/**
 * What a bank is asked to pay out.
 *
 * @param bankOrderNo the only key under which the bank will know it; stored before it is sent
 * @param callbackUrl where the bank reports the result
 */
public record PayoutSubmission(
        String bankOrderNo, Money amount, String method, String type, Payee payee, String callbackUrl) {}
