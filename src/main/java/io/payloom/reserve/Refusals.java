package io.payloom.reserve;

import io.payloom.catalogue.Operation;
import io.payloom.database.LockOrder;
import io.payloom.hold.EndReaction;
import io.payloom.transaction.BankTransactionJudged;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Learns from payouts that banks refuse for want of money; once their holds are released. */
@Component
class Refusals implements EndReaction {

    /** What a bank's code means that has not enough on our account. */
    private static final String TOO_LOW = "RESERVE_TOO_LOW";

    private final Reserves reserves;
    private final BankTransactions transactions;

    Refusals(Reserves reserves, BankTransactions transactions) {
        this.reserves = reserves;
        this.transactions = transactions;
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.RESERVE_BALANCE;
    }

    @Override
    public void judged(BankTransactionJudged judged) {
        if (judged.operation() == Operation.PAYOUT && isRefused(judged)) {
            Instant sent = transactions.byNo(judged.transactionNo()).identity().createdAt();
            reserves.bankHasLessThan(judged.amount(), judged.account(), sent);
        }
    }

    private static boolean isRefused(BankTransactionJudged judged) {
        return judged.before() != judged.after()
                && judged.after().isFinal()
                && judged.after() != TransactionState.SUCCEEDED
                && !judged.byPerson()
                && TOO_LOW.equals(judged.unifiedCode());
    }
}
