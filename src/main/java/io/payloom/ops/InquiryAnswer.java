package io.payloom.ops;

import io.payloom.transaction.TransactionState;
import org.jspecify.annotations.Nullable;

/** What the bank said just now, and where the transaction stands by it. */
record InquiryAnswer(String transactionNo, @Nullable String bankSaid, TransactionState state) {}
