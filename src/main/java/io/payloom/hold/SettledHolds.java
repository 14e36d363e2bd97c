package io.payloom.hold;

import io.payloom.database.LockOrder;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactionJudged;
import io.payloom.transaction.TransactionState;

/** Settles the holds of one book by what is known of the attempt. */
record SettledHolds(HoldBook<?> book) implements EndReaction {

    @Override
    public LockOrder firstLock() {
        return book.firstLock();
    }

    @Override
    public void judged(BankTransactionJudged judged) {
        if (judged.before() != judged.after() && book.holdsFor(judged.operation())) {
            settle(new Attempt(judged.orderNo(), judged.attempt()), judged.after(), judged.byPerson());
        }
    }

    @Override
    public void contradicted(BankTransactionContradicted found) {
        if (found.kind() == BankTransactionContradicted.Kind.RETURNED && book.holdsFor(found.operation())) {
            book.giveBack(new Attempt(found.orderNo(), found.attempt()));
        }
    }

    /** A transaction keeps what it holds while it is unknown, or a person's word stands against a silent bank. */
    void settle(Attempt attempt, TransactionState state, boolean byPerson) {
        if (state == TransactionState.SUCCEEDED) {
            book.confirm(attempt);
        } else if (state.isFinal() && !byPerson) {
            book.release(attempt);
        }
    }
}
