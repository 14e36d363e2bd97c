package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A worker of the order's process found the result not final yet.
 *
 * @param payerActionType {@code qr-code} or {@code redirect}, when the payer has something to do
 */
public record BankTransactionAwaited(
        String orderNo,
        Operation operation,
        String transactionNo,
        @Nullable String payerActionType,
        @Nullable String payerActionContent) {}
