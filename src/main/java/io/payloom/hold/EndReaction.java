package io.payloom.hold;

import io.payloom.database.LockOrder;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactionJudged;

/**
 * Somebody who acts when it is known what became of an attempt, in the database transaction in which that is written down:
 * whoever throws undoes the fact. {@link AttemptEnds} calls all of them, one after the other, in the order of their locks.
 */
public interface EndReaction {

    /** Of the tables whose rows it changes, the one that it locks first: that is its turn. No two may have the same. */
    LockOrder firstLock();

    /** A fact was applied; mind that it need not have moved the transaction. */
    default void judged(BankTransactionJudged judged) {}

    /** Something was said of a transaction that had ended which does not fit its end. */
    default void contradicted(BankTransactionContradicted found) {}
}
