package io.payloom.bankside;

import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.TransactionState;
import java.time.Instant;

/** Bank transactions that are in no database. */
public final class SampleTransaction {

    private SampleTransaction() {}

    /** One part of a payout in CNY. */
    public static BankTransaction part(int attempt, long fen, TransactionState state) {
        return new BankTransaction(
                new BankTransaction.Identity(
                        "T" + attempt,
                        "O1",
                        Operation.PAYOUT,
                        null,
                        attempt,
                        "M-SAMPLE",
                        "northbank-payout",
                        "northbank-payout",
                        "all",
                        "8031" + attempt,
                        Instant.EPOCH),
                new BankTransaction.Instruction(
                        fen, "CNY", "bank-transfer", "private", null, "payee-1", null, false, null),
                new BankTransaction.Progress(state, 1, 0, 0, 0, null, null, 0, 0, null, null, null, null, false),
                new BankTransaction.Answer(
                        null, null, null, null, null, false, false, null, null, false, null, null, null, null));
    }
}
