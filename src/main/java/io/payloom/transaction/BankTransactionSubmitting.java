package io.payloom.transaction;

/** The transaction is about to be sent; published in the database transaction that says so. */
public record BankTransactionSubmitting(String orderNo, String transactionNo) {}
