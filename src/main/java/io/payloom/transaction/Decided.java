package io.payloom.transaction;

/** What became of a person's decision about a transaction. */
public sealed interface Decided {

    /** It stands; the transaction is final by it, or waits another day. */
    record Applied(BankTransaction transaction) implements Decided {}

    /** The bank was asked first and says otherwise. */
    record Overruled(BankTransaction transaction, String bankSays) implements Decided {}

    /** Another person has to confirm it. */
    record NeedsSecond(BankTransaction transaction, String why) implements Decided {}

    /** Who proposed it cannot confirm it too. */
    record SamePerson(String operator) implements Decided {}

    /** No transaction of the order was sent, or the result is known, or nothing was proposed. */
    record NothingToDecide() implements Decided {}
}
