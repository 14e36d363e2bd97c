package io.payloom.channel;

import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a bank is asked to pay out.
 *
 * @param bankOrderNo the only key under which the bank will know it; stored before it is sent
 * @param purpose for the payee's statement, 200 characters at most and none of them a control character; null when the
 *     merchant wrote none
 * @param callbackUrl where the bank reports the result
 */
public record PayoutSubmission(
        String bankOrderNo,
        Money amount,
        String method,
        String type,
        Payee payee,
        @Nullable String purpose,
        String callbackUrl) {}
