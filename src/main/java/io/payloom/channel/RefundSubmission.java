package io.payloom.channel;

import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a bank is asked to give back of a payment that it collected.
 *
 * @param bankOrderNo the refund's own number, by which it is queried; stored before it is sent
 * @param originalBankOrderNo the number under which the bank collected the payment
 * @param description for the payer's statement, 200 characters at most; null when the merchant wrote none
 * @param callbackUrl where the bank reports the result
 */
public record RefundSubmission(
        String bankOrderNo,
        String originalBankOrderNo,
        Money amount,
        @Nullable String description,
        String callbackUrl) {}
