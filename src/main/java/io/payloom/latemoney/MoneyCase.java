package io.payloom.latemoney;

import io.payloom.lifecycle.Journaled;
import io.payloom.transaction.BankTransactionContradicted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that does not fit the state of its order.
 *
 * @param transactionNo the transaction of which the bank said what does not fit
 * @param words what it said
 * @param version number of its newest journal line
 * @param refundAttempts how many bank transactions were begun to give the money back
 */
public record MoneyCase(
        String caseNo,
        String transactionNo,
        String orderNo,
        String merchantId,
        BankTransactionContradicted.Kind kind,
        String words,
        CaseState state,
        int version,
        int refundAttempts,
        Instant createdAt,
        @Nullable Instant finalAt)
        implements Journaled<CaseState> {

    @Override
    public String subjectNo() {
        return caseNo;
    }
}
