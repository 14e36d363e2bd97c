package io.payloom.transaction.decision;

import io.payloom.transaction.BankTransaction;

/** What became of a person's decision about a transaction. */
public sealed interface DecisionResult {

    /** It stands; the transaction is final by it, or waits another day. */
    record Applied(BankTransaction transaction) implements DecisionResult {}

    /** The bank was asked first and says otherwise. */
    record Overruled(BankTransaction transaction, String bankSays) implements DecisionResult {}

    /** Another person has to confirm it. */
    record NeedsSecond(BankTransaction transaction, String why) implements DecisionResult {}

    /** Who proposed it cannot confirm it too. */
    record SamePerson(String operator) implements DecisionResult {}

    /** No transaction of the order was sent, or the result is known, or nothing was proposed. */
    record NothingToDecide() implements DecisionResult {}
}
