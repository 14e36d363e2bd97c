package io.payloom.transaction;

import io.payloom.catalogue.Operation;

/** The transaction is about to be sent; published in the database transaction that says so. */
public record BankTransactionSubmitting(String orderNo, Operation operation, String transactionNo) {}
