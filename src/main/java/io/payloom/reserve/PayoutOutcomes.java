package io.payloom.reserve;

import io.payloom.catalogue.Operation;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactionJudged;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Settles holds by what banks say of payouts, in the database transaction in which that is written down; after the limits,
 * as the decision takes them in this order.
 */
@Component
class PayoutOutcomes {

    /** What a bank's code means that has not enough on our account. */
    private static final String TOO_LOW = "RESERVE_TOO_LOW";

    private final Reserves reserves;
    private final BankTransactions transactions;

    PayoutOutcomes(Reserves reserves, BankTransactions transactions) {
        this.reserves = reserves;
        this.transactions = transactions;
    }

    /** What a person ended keeps its hold until the bank agrees. */
    @EventListener
    void on(BankTransactionJudged judged) {
        if (judged.operation() != Operation.PAYOUT || judged.before() == judged.after()) {
            return;
        }
        if (judged.after() == TransactionState.SUCCEEDED) {
            reserves.confirm(judged.orderNo(), judged.attempt());
        } else if (judged.after().isFinal() && !judged.byPerson()) {
            reserves.release(judged.orderNo(), judged.attempt());
            if (TOO_LOW.equals(judged.unifiedCode())) {
                Instant sent =
                        transactions.byNo(judged.transactionNo()).identity().createdAt();
                reserves.bankHasLessThan(judged.amount(), judged.account(), sent);
            }
        }
    }

    @EventListener
    void on(BankTransactionContradicted found) {
        if (found.operation() == Operation.PAYOUT && found.kind() == BankTransactionContradicted.Kind.RETURNED) {
            BankTransaction returned = transactions.byNo(found.transactionNo());
            reserves.giveBack(returned.orderNo(), returned.attempt());
        }
    }
}
