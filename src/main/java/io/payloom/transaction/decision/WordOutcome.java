package io.payloom.transaction.decision;

/**
 * What became of a person's word about a refund or a money case.
 *
 * @param <T> what it was about
 */
public sealed interface WordOutcome<T> {

    /** It was done. */
    record Applied<T>(T after) implements WordOutcome<T> {}

    /** Another person has to confirm it. */
    record NeedsSecond<T>(T waiting, String why) implements WordOutcome<T> {}

    /** Who proposed it cannot confirm it too. */
    record SamePerson<T>(String operator) implements WordOutcome<T> {}

    /** It waits for nobody, or nothing was proposed. */
    record NothingToDecide<T>() implements WordOutcome<T> {}
}
