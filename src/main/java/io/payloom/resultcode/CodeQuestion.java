package io.payloom.resultcode;

import io.payloom.catalogue.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a bank answered, and to whose order.
 *
 * @param subCode null when the bank sent none
 * @param transactionNo an example for those who must find out what an unknown code means; null when there is none
 */
public record CodeQuestion(
        String merchantId,
        String channel,
        Operation operation,
        String code,
        @Nullable String subCode,
        @Nullable String transactionNo) {}
